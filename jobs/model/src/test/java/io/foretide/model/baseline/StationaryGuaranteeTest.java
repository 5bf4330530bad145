package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised of series that keep their law, over the second half of six weeks. */
class StationaryGuaranteeTest {
  private static final int SIX_WEEKS = 42 * 288;

  static Stream<Arguments> lawsAndSeeds() {
    return Arrays.stream(Law.values())
        .flatMap(law -> Stream.of(1, 2, 3).map(seed -> Arguments.of(law, seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("lawsAndSeeds")
  void theIntervalHolds95PercentOfTheValues(Law law, long seed) {
    Tally tally = new Tally();
    observe(law, seed, tally);
    assertThat(tally.coverage()).isCloseTo(0.95, within(0.015));
  }

  @ParameterizedTest(name = "{0}, seeds 1 to 6")
  @EnumSource
  void lessThanOneWindowInTwoHundredAlarms(Law law) {
    Tally tally = new Tally();
    for (long seed = 1; seed <= 6; seed++) {
      observe(law, seed, tally);
    }
    assertThat(tally.alarms()).isLessThan(0.005);
  }

  private static void observe(Law law, long seed, Tally tally) {
    Random random = new Random(seed);
    BaselineRun run = BaselineRun.ofFiveMinutes(law.kind);
    double value = 50;
    for (int i = 0; i < SIX_WEEKS; i++) {
      value = law.next(run.clock(), value, random);
      ScoredWindow scored = run.next(value, law.weight);
      if (i >= SIX_WEEKS / 2) {
        tally.add(scored);
      }
    }
  }

  /**
   * Three requests a minute, one in fifty of which fails: a failed one is a third of its window.
   */
  @ParameterizedTest(name = "{0}, seed 1")
  @EnumSource(
      value = SignalKind.class,
      names = {"COUNT", "RATIO", "LATENCY"})
  void aServiceWithThreeRequestsAMinuteStaysQuiet(SignalKind kind) {
    long minute = Duration.ofMinutes(1).toMillis();
    BaselineSettings settings = BaselineSettings.defaults(minute);
    BaselineRun run = new BaselineRun(kind, settings, new SeasonalBaseline(settings));
    Random random = new Random(1);
    Tally tally = new Tally();
    for (int i = 0; i < 21 * 1_440; i++) {
      int requests = Law.poisson(random, 3);
      double value = sparse(kind, requests, random);
      ScoredWindow scored = run.next(value, requests);
      if (i >= 7 * 1_440 && !scored.window().isGap()) {
        tally.add(scored);
      }
    }
    assertThat(tally.alarms()).isLessThan(0.005);
  }

  private static double sparse(SignalKind kind, int requests, Random random) {
    return switch (kind) {
      case COUNT -> requests;
      case RATIO -> Law.share(random, requests, 0.02);
      // The slowest of the requests.
      case LATENCY -> random.doubles(requests).map(u -> 80 / (1 - u)).max().orElse(Double.NaN);
      case GAUGE -> throw new IllegalArgumentException("a gauge counts no requests");
    };
  }
}
