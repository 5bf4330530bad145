package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import io.foretide.model.statistics.OnlineAlgorithm;
import io.foretide.model.statistics.OnlineContract.Subject;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A baseline under the contract, fed with values of its kind. */
public final class OnlineBaseline implements OnlineAlgorithm {
  private static final double[] WEIGHTS = {0, 3, 1_000};

  private final BaselineRun run;

  /** Puts a run under the contract. */
  public OnlineBaseline(BaselineRun run) {
    this.run = run;
  }

  /** A subject for every kind of signal, in windows of a minute, of five and of an hour. */
  public static Stream<Subject> everyKindAndWindow(Function<BaselineRun, OnlineAlgorithm> adapter) {
    return Stream.of("PT1M", "PT5M", "PT1H")
        .flatMap(
            width -> {
              BaselineSettings settings =
                  BaselineSettings.defaults(Duration.parse(width).toMillis());
              SeasonalBaseline shared = new SeasonalBaseline(settings);
              return Arrays.stream(SignalKind.values())
                  .map(
                      kind ->
                          new Subject(
                              kind + " in windows of " + width,
                              () -> adapter.apply(new BaselineRun(kind, settings, shared))));
            });
  }

  @Override
  public double[] next(double value) {
    int index = (int) ((run.clock() - BaselineRun.START) / run.settings().windowMillis());
    ScoredWindow scored = run.next(inDomain(value), WEIGHTS[index % WEIGHTS.length]);
    return new double[] {
      scored.expected(),
      scored.lower(),
      scored.upper(),
      scored.score(),
      scored.direction(),
      scored.trust().compareTo(Trust.LEARNING),
      scored.coverage(),
      scored.window().value(),
      scored.frozenWindows()
    };
  }

  private double inDomain(double value) {
    return switch (run.kind()) {
      case COUNT, LATENCY -> Math.abs(value);
      case RATIO -> Math.abs(value) / (1 + Math.abs(value));
      case GAUGE -> value;
    };
  }

  @Override
  public OnlineAlgorithm restored() {
    return new OnlineBaseline(run.restored());
  }

  @Override
  public DoubleStream state() {
    return run.numbers();
  }

  @Override
  public void assertSound(double[] row) {
    double expected = row[0];
    boolean first = Double.isNaN(expected);
    if (!first) {
      assertThat(expected).isFinite();
      assertThat(row[1]).isFinite().isLessThanOrEqualTo(expected);
      assertThat(row[2]).isFinite().isGreaterThanOrEqualTo(expected);
      assertInDomain(row[1], row[2]);
    } else {
      assertThat(run.state().count).isLessThanOrEqualTo(1);
    }
    assertThat(row[3]).isBetween(0.0, 1.0);
    assertThat(row[4]).isIn(-1.0, 0.0, 1.0);
    assertThat(row[8]).isNotNegative();
    if (first || Double.isNaN(row[7])) {
      assertThat(row[3]).isZero();
      assertThat(row[4]).isZero();
    }
    assertThat(Double.isNaN(row[6]) || (row[6] >= 0 && row[6] <= 1)).isTrue();
  }

  private void assertInDomain(double lower, double upper) {
    switch (run.kind()) {
      case COUNT, LATENCY -> assertThat(lower).isNotNegative();
      case RATIO -> {
        assertThat(lower).isNotNegative();
        assertThat(upper).isLessThanOrEqualTo(1);
      }
      case GAUGE -> {
        // Of any sign and size.
      }
    }
  }
}
