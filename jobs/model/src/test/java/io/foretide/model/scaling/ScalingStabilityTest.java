package io.foretide.model.scaling;

import static io.foretide.model.scaling.Policies.CHECKOUT;
import static io.foretide.model.scaling.Policies.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No demand, however odd, makes a workload swing, or asks for what cannot be. */
class ScalingStabilityTest {
  private static final long SEED = 11;
  private static final int DAY = 1_440;
  private static final int DAYS = 4;

  /** Demand of a minute, requests per second; NaN for a gap. */
  @FunctionalInterface
  private interface Demand {
    double at(int minute, Random random);
  }

  static Stream<Arguments> demands() {
    return Stream.of(
        demand("constant", 1, (minute, random) -> 50),
        demand("zero", 1, (minute, random) -> 0),
        demand("tiny", 1, (minute, random) -> 1e-9),
        demand("just at a replica's capacity", 1, (minute, random) -> 5),
        demand("noise", 6, (minute, random) -> 200 * Math.exp(0.02 * random.nextGaussian())),
        demand("a swing a day", 40, (minute, random) -> 50 - 40 * Math.cos(angle(minute))),
        demand("exploding", 50, (minute, random) -> Math.exp(minute / 600.0)),
        demand("gappy", 1, (minute, random) -> random.nextInt(3) > 0 ? Double.NaN : 50),
        demand("mostly gone", 1, (minute, random) -> minute % DAY < 60 ? 50 : Double.NaN));
  }

  private static Arguments demand(String name, int eventsADay, Demand demand) {
    return Arguments.of(name, eventsADay, demand);
  }

  private static double angle(int minute) {
    return 2 * Math.PI * minute / DAY;
  }

  @ParameterizedTest(name = "{0}: at most {1} events a day, seed " + SEED)
  @MethodSource("demands")
  void scalesNoMoreOftenThanThereIsReason(String name, int eventsADay, Demand demand) {
    WorkloadScaler scaler = new WorkloadScaler(CHECKOUT, Policies.plain(), MINUTE);
    Random random = new Random(SEED);
    int replicas = 0;
    int events = 0;
    for (int minute = 0; minute < DAYS * DAY; minute++) {
      WorkloadReading reading =
          WorkloadReading.unknown(minute * MINUTE, (minute + 1) * MINUTE)
              .withDemand(demand.at(minute, random));
      Recommendation made = scaler.learn(reading).recommendation();
      if (made != null) {
        assertThat(made.replicas()).isBetween(1, 100);
        // The first day's learning is no swing.
        events += minute >= DAY && made.replicas() != replicas ? 1 : 0;
        replicas = made.replicas();
      }
    }
    assertThat(events).isLessThanOrEqualTo(eventsADay * (DAYS - 1));
  }
}
