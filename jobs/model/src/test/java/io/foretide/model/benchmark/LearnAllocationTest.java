package io.foretide.model.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.foretide.model.series.SignalKind;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnAllocationTest {

  // What is left is the start from a known state, once in two weeks.
  @ParameterizedTest
  @EnumSource
  void learningAllocatesNothing(SignalKind kind) {
    LearnBenchmark benchmark = new LearnBenchmark();
    benchmark.kind = kind;
    benchmark.know();
    benchmark.learnTwoWeeks();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    benchmark.learnTwoWeeks();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat((double) allocated / LearnBenchmark.WINDOWS).as("bytes a window").isLessThan(1);
  }
}
