package io.foretide.model.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When the forecast is worth nothing. */
class CapacityMixTest {
  private static final int HOUR = 60;
  private static final LeadSettings SETTINGS =
      new LeadSettings(Duration.ofMinutes(1).toMillis(), ZoneId.of("UTC"), 15, 1, 0.05);

  private final CapacityMix mix = new CapacityMix(SETTINGS);
  private final DemandHistory seen = new DemandHistory(SETTINGS);
  private final Random random = new Random(1);

  @Test
  void fallsBackOnTheReactiveRuleAndReturns() {
    assertThat(mix.skill().followsDemand()).isFalse();
    live(24 * HOUR, 0.8);
    assertThat(mix.skill().followsDemand()).isTrue();
    assertThat(mix.skill().loss()).isGreaterThan(mix.skill().reactiveLoss());
    assertThat(decide(80).capacity()).isCloseTo(100, within(15.0f));
    live(20 * 24 * HOUR, 0);
    assertThat(mix.skill().followsDemand()).isFalse();
    assertThat(decide(100).capacity()).isCloseTo(100, within(15.0f));
  }

  @Test
  void aimsLowerWhenTooMuchWasExceeded() {
    double before = mix.exceeded();
    mix.learn(decide(100), 150, 100);
    assertThat(mix.exceeded()).isLessThan(before);
    double loosest = afterThousandQuiet(1);
    assertThat(loosest).isGreaterThan(before).isLessThan(0.15);
    assertThat(afterThousandQuiet(1.05)).as("more is there than asked for").isGreaterThan(loosest);
  }

  /** The probability aimed at when so many times what was decided was there, and never exceeded. */
  private double afterThousandQuiet(double inForce) {
    for (int i = 0; i < 1_000; i++) {
      CapacityDecision made = decide(100);
      mix.learn(made, 50, inForce * made.capacity());
    }
    return mix.exceeded();
  }

  /** A value that never changes, of which the forecast is off by up to so much of it. */
  private void live(int minutes, double off) {
    for (int minute = 0; minute < minutes; minute++) {
      double median = 100 * (1 + off * (2 * random.nextDouble() - 1));
      mix.learn(decide(median), 100, 100);
    }
  }

  private CapacityDecision decide(double median) {
    double[] inputs = {100, 100, 100, 100, 100, 100, 100, 100, 20, 20};
    Outlook outlook = new Outlook(100, inputs, new double[] {100, 100, 100, 20}, 100, median);
    return mix.decide(seen, outlook, median, 1, 1);
  }
}
