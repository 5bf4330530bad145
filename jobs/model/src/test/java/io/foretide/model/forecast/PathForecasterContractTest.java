package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.HorizonSkill;
import io.foretide.model.series.SignalKind;
import io.foretide.model.statistics.Numbers;
import io.foretide.model.statistics.OnlineAlgorithm;
import io.foretide.model.statistics.OnlineContract;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The contract of every online algorithm, of the forecast after each step. */
class PathForecasterContractTest extends OnlineContract {
  private static final StepClock CLOCK =
      new StepClock(Duration.ofMinutes(5).toMillis(), ZoneId.of("UTC"));
  private static final int HORIZON = 6;
  private static final List<Double> LEVELS = List.of(0.025, 0.5, 0.975, 0.999);

  @Override
  protected Stream<Subject> subjects() {
    return Arrays.stream(SignalKind.values())
        .map(
            kind ->
                new Subject(
                    kind.name(),
                    () -> new Run(new PathForecaster(CLOCK, kind, HORIZON), kind, 1_000)));
  }

  /** A forecaster whose next step is known. */
  private static final class Run implements OnlineAlgorithm {
    private final PathForecaster forecaster;
    private final SignalKind kind;
    private long step;

    Run(PathForecaster forecaster, SignalKind kind, long step) {
      this.forecaster = forecaster;
      this.kind = kind;
      this.step = step;
    }

    @Override
    public double[] next(double value) {
      forecaster.learn(step++, inRange(value));
      if (forecaster.isEmpty()) {
        return new double[0];
      }
      ForecastPath path = forecaster.path();
      DoubleStream quantiles =
          LEVELS.stream().mapToDouble(level -> forecaster.quantile(path, HORIZON, level));
      DoubleStream skill = forecaster.skill().stream().flatMapToDouble(Run::numbers);
      return DoubleStream.concat(quantiles, skill).toArray();
    }

    private static DoubleStream numbers(HorizonSkill skill) {
      return DoubleStream.of(
          skill.loss(), skill.naiveLoss(), skill.reactiveLoss(), skill.coverage(), skill.bias());
    }

    private double inRange(double value) {
      return switch (kind) {
        case GAUGE -> value;
        case COUNT, LATENCY -> Math.abs(value);
        case RATIO -> Math.abs(value) / (1 + Math.abs(value));
      };
    }

    @Override
    public OnlineAlgorithm restored() {
      byte[] bytes = forecaster.encode();
      return new Run(PathForecaster.decode(CLOCK, kind, HORIZON, bytes), kind, step);
    }

    @Override
    public DoubleStream state() {
      return Numbers.of(forecaster);
    }

    @Override
    public void assertSound(double[] row) {
      double[] quantiles = Arrays.copyOf(row, Math.min(row.length, LEVELS.size()));
      assertThat(quantiles).isSorted();
      for (double quantile : quantiles) {
        assertThat(quantile).isFinite();
        if (kind != SignalKind.GAUGE) {
          assertThat(quantile).isNotNegative();
        }
        if (kind == SignalKind.RATIO) {
          assertThat(quantile).isLessThanOrEqualTo(1);
        }
      }
      for (int i = quantiles.length; i < row.length; i++) {
        assertThat(row[i]).isNotInfinite();
      }
    }
  }
}
