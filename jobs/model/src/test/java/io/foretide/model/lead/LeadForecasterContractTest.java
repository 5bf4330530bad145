package io.foretide.model.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.statistics.Numbers;
import io.foretide.model.statistics.OnlineAlgorithm;
import io.foretide.model.statistics.OnlineContract;
import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The contract of every online algorithm, of the forecast after each window. */
class LeadForecasterContractTest extends OnlineContract {
  private static final long WINDOW = Duration.ofMinutes(5).toMillis();

  @Override
  protected Stream<Subject> subjects() {
    return Stream.of(settings(1, 1, 0.01), settings(3, 2, 0.001), settings(150, 6, 0.05))
        .map(settings -> new Subject(settings.toString(), () -> new Run(settings)));
  }

  private static LeadSettings settings(int ahead, int every, double violation) {
    return new LeadSettings(WINDOW, ZoneId.of("UTC"), ahead, every, violation);
  }

  /** A forecaster whose next window is known. */
  private static final class Run implements OnlineAlgorithm {
    private final LeadSettings settings;
    private final LeadForecaster forecaster;
    private long window;

    Run(LeadSettings settings) {
      this(settings, new LeadForecaster(settings), 1_000);
    }

    private Run(LeadSettings settings, LeadForecaster forecaster, long window) {
      this.settings = settings;
      this.forecaster = forecaster;
      this.window = window;
    }

    @Override
    public double[] next(double value) {
      LeadForecast forecast = forecaster.learn(window++ * WINDOW, Math.abs(value), Double.NaN);
      if (forecast == null) {
        return new double[0];
      }
      LeadSkill skill = forecast.skill();
      if (Double.isNaN(skill.loss())) {
        return new double[] {forecast.median(), forecast.capacity(), forecast.exceeded()};
      }
      return new double[] {
        forecast.median(),
        forecast.capacity(),
        forecast.exceeded(),
        skill.loss(),
        skill.reactiveLoss(),
        skill.naiveLoss()
      };
    }

    @Override
    public OnlineAlgorithm restored() {
      return new Run(settings, LeadForecaster.decode(settings, forecaster.encode()), window);
    }

    /** What is not known of the past is NaN. */
    @Override
    public DoubleStream state() {
      return Numbers.of(forecaster).filter(number -> !Double.isNaN(number));
    }

    @Override
    public void assertSound(double[] row) {
      for (double number : row) {
        assertThat(number).isFinite().isNotNegative();
      }
    }
  }
}
