package io.foretide.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EachFileTest {
  private static final List<Path> FILES =
      IntStream.range(0, 200).mapToObj(i -> Path.of(Integer.toString(i))).toList();

  @Test
  void keepsTheirOrder() {
    assertThat(EachFile.of(FILES, file -> file)).isEqualTo(FILES);
  }

  @Test
  @Timeout(60)
  void hasEndedEverythingWhenItFails() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger atWork = new AtomicInteger();
    CountDownLatch another = new CountDownLatch(1);
    Function<Path, Integer> work =
        file -> {
          atWork.incrementAndGet();
          try {
            return begun.incrementAndGet() == 1 ? failBeside(another) : work(another);
          } finally {
            atWork.decrementAndGet();
          }
        };
    assertThatThrownBy(() -> EachFile.of(FILES, work))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the ");
    assertThat(atWork).hasValue(0);
    assertThat(begun).hasValueLessThan(FILES.size());
  }

  /** Fails when another is at work, or after a while where there is one processor only. */
  private static int failBeside(CountDownLatch another) {
    try {
      boolean beside = another.await(5, TimeUnit.SECONDS);
      throw new IllegalStateException(beside ? "the first" : "the only one");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int work(CountDownLatch another) {
    another.countDown();
    long sum = 0;
    for (int i = 0; i < 200_000_000; i++) {
      sum += Long.hashCode(sum + i);
    }
    return (int) sum;
  }
}
