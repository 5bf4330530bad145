package io.foretide.scaling;

import static io.foretide.scaling.ScaledWorkload.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.control.Calendar;
import io.foretide.model.control.Control;
import io.foretide.model.control.Occurrences;
import io.foretide.model.control.Scope;
import io.foretide.model.scaling.Recommendation;
import java.util.List;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pods are ready after five minutes; a sale that trebles demand is told of from minute 20 to 40.
 */
class GuidedRecommendFunctionTest {
  private ScaledWorkload workload;

  @BeforeEach
  void open() throws Exception {
    workload = ScaledWorkload.open();
  }

  @AfterEach
  void close() {
    workload.close();
  }

  @Test
  void whatIsToldWhileItRunsActsOnTheNextDecision() throws Exception {
    assertThat(workload.live(0, 12, 10))
        .allSatisfy(untold -> assertThat(untold.controls()).isEmpty());
    workload.tell(sale());

    requireTrebled(workload.live(12, 15, 10));
  }

  @Test
  void whatWasToldIsKeptAcrossARestore() throws Exception {
    workload.tell(sale());
    workload.live(0, 12, 10);
    try (ScaledWorkload after =
        ScaledWorkload.restore(workload.snapshot(), new HashMapStateBackend())) {
      requireTrebled(after.live(12, 15, 10));
    }
  }

  /** At minute 15, for the five minutes from 20 on. */
  private static void requireTrebled(List<Recommendation> made) throws Exception {
    assertThat(made).hasSize(1);
    Recommendation told = made.get(0);
    assertThat(told.effectiveAtMillis()).isEqualTo(minute(20));
    assertThat(told.controls()).containsExactly("sale@3");
    assertThat(told.reason()).contains("3 times the usual by sale@3");
    try (ScaledWorkload untold = ScaledWorkload.open()) {
      untold.live(0, 12, 10);
      Recommendation usual = untold.live(12, 15, 10).get(0);
      assertThat(told.demandMedian()).isEqualTo(3 * usual.demandMedian());
      assertThat(told.demandQuantile()).isEqualTo(3 * usual.demandQuantile());
      assertThat(told.reactiveReplicas()).isEqualTo(usual.reactiveReplicas());
      assertThat(told.replicas()).isGreaterThan(usual.replicas());
    }
  }

  private static Control sale() {
    Occurrences once = Occurrences.of(minute(20), minute(40), "", "UTC");
    return new Control(
        "sale",
        3,
        "",
        new Scope("shop", "checkout", "", "requests"),
        new Calendar(once, false, false, 3, Calendar.ANY_WEEKDAY, 0));
  }
}
