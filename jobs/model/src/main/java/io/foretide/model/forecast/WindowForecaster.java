package io.foretide.model.forecast;

import io.foretide.model.season.ChunkStore;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;

/**
 * Forecasts a series window by window: puts them together to steps, and lets a {@link
 * PathForecaster} learn each when its last window has come, or a later one.
 *
 * <p>The store holds two chunks of the series: the open step, read and written for every window,
 * and the forecaster, only when a step ends.
 */
public final class WindowForecaster {
  private static final int OPEN_STEP = 0;
  private static final int FORECASTER = 1;

  private final ForecastSettings settings;

  /** Forecasts with these settings. */
  public WindowForecaster(ForecastSettings settings) {
    this.settings = settings;
  }

  /** The step at work of a series; null before its first window. */
  public OpenStep open(ChunkStore chunks) {
    byte[] stored = chunks.read(OPEN_STEP);
    return stored == null ? null : OpenStep.decode(stored);
  }

  /**
   * Takes the next window; one that is not after the last teaches nothing.
   *
   * @param before the step at work, as {@link #open} gives it
   * @param chunks what is learnt of the series; changed
   * @return the forecast from its end; null when none is due or the series has no value yet
   */
  public HorizonForecast learn(SeriesWindow window, OpenStep before, ChunkStore chunks) {
    return learn(window, before, chunks, DemandGuide.NONE);
  }

  /**
   * The same by what people have told. A window of which a factor was told is compared with what
   * was forecast, times the factor; it teaches no season. One that has another season than its own
   * teaches that one. One that is suspended is a gap.
   *
   * @param guide what was told of the series
   */
  public HorizonForecast learn(
      SeriesWindow window, OpenStep before, ChunkStore chunks, DemandGuide guide) {
    StepClock clock = settings.clock();
    long step = clock.step(window.startMillis());
    OpenStep open = before == null ? new OpenStep(step, Long.MIN_VALUE) : before;
    if (window.startMillis() <= open.lastStartMillis()) {
      return null;
    }
    if (open.step() != step) {
      close(open, window.kind(), chunks);
      open = new OpenStep(step, open.lastStartMillis());
    }
    DemandGuidance told = guide.learnt(window.startMillis(), window.endMillis());
    open.add(
        window.startMillis(),
        told.suspended() ? Double.NaN : window.value() / told.factor(),
        told.factor() != 1,
        clock.seasonOffset(window.startMillis(), told));
    HorizonForecast forecast = null;
    if (clock.step(window.endMillis()) != step) {
      PathForecaster forecaster = close(open, window.kind(), chunks);
      forecast =
          settings.isDue(step) && !forecaster.isEmpty()
              ? forecast(window, told, forecaster, guide)
              : null;
      open = new OpenStep(clock.step(window.endMillis()), window.startMillis());
    }
    chunks.write(OPEN_STEP, open.encode());
    return forecast;
  }

  private PathForecaster close(OpenStep open, SignalKind kind, ChunkStore chunks) {
    byte[] stored = chunks.read(FORECASTER);
    PathForecaster forecaster =
        stored == null
            ? new PathForecaster(settings.clock(), kind, settings.horizon())
            : PathForecaster.decode(settings.clock(), kind, settings.horizon(), stored);
    if (!open.isEmpty()) {
      learn(forecaster, open, open.value(kind, settings.windowsPerStep()));
      chunks.write(FORECASTER, forecaster.encode());
    }
    return forecaster;
  }

  /** What is multiplied and of another season says nothing of either. */
  private static void learn(PathForecaster forecaster, OpenStep open, double value) {
    if (!open.isApart()) {
      forecaster.learn(open.step(), value, open.seasonOffset());
    } else if (open.seasonOffset() == 0) {
      forecaster.compare(open.step(), value);
    } else {
      forecaster.learn(open.step(), Double.NaN);
    }
  }

  private HorizonForecast forecast(
      SeriesWindow last, DemandGuidance told, PathForecaster forecaster, DemandGuide guide) {
    GuidedSteps steps = GuidedSteps.of(guide, last.endMillis(), settings);
    ForecastPath path = forecaster.path(steps.seasons());
    double[] mean = path.center().clone();
    for (int h = 1; h <= mean.length; h++) {
      mean[h - 1] *= steps.factor(h);
    }
    int levels = HorizonForecast.LEVELS.size();
    double[] quantiles = new double[settings.horizon() * levels];
    for (int i = 0; i < quantiles.length; i++) {
      double level = HorizonForecast.LEVELS.get(i % levels);
      int step = i / levels + 1;
      quantiles[i] = forecaster.quantile(path, step, level) * steps.factor(step);
    }
    return new HorizonForecast(
        last.key(),
        last.endMillis(),
        settings.clock().stepMillis(),
        last.kind(),
        OpenStep.inStep(last.kind(), last.value(), settings.windowsPerStep()),
        mean,
        quantiles,
        forecaster.trust(),
        forecaster.coverage(),
        forecaster.skill(),
        told.with(steps.controls()));
  }
}
