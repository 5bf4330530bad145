package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.baseline.BaselineRun;
import io.foretide.model.baseline.OnlineBaseline;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.statistics.OnlineAlgorithm;
import io.foretide.model.statistics.OnlineContract;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

class HorizonForecasterContractTest extends OnlineContract {
  private static final int STEPS = 8;

  @Override
  protected Stream<Subject> subjects() {
    return OnlineBaseline.everyKindAndWindow(Online::new);
  }

  /** Returns the means, then the quantiles of each step; nothing before there is a forecast. */
  private record Online(BaselineRun run, OnlineBaseline baseline) implements OnlineAlgorithm {
    Online(BaselineRun run) {
      this(run, new OnlineBaseline(run));
    }

    @Override
    public double[] next(double value) {
      double[] scored = baseline.next(value);
      baseline.assertSound(scored);
      HorizonForecast forecast =
          new HorizonForecaster(new ForecastSettings(STEPS, 1), run.settings())
              .forecast(run.last(), run.state(), run.chunks());
      return forecast == null
          ? new double[0]
          : DoubleStream.concat(
                  DoubleStream.of(forecast.mean()), DoubleStream.of(forecast.quantiles()))
              .toArray();
    }

    @Override
    public OnlineAlgorithm restored() {
      return new Online(run.restored());
    }

    @Override
    public DoubleStream state() {
      return run.numbers();
    }

    @Override
    public void assertSound(double[] row) {
      boolean sound = true;
      for (double number : row) {
        sound &= Double.isFinite(number) && isInDomain(number);
      }
      int levels = HorizonForecast.LEVELS.size();
      for (int i = STEPS + 1; i < row.length; i++) {
        boolean newStep = (i - STEPS) % levels == 0;
        sound &= newStep || row[i] >= row[i - 1];
      }
      assertThat(sound).as(() -> "forecast " + Arrays.toString(row)).isTrue();
    }

    private boolean isInDomain(double number) {
      return switch (run.kind()) {
        case COUNT, LATENCY -> number >= 0;
        case RATIO -> number >= 0 && number <= 1;
        case GAUGE -> true;
      };
    }
  }
}
