package io.foretide.baseline;

import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.control.ScoredOrTold;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/** Windows to baselines and forecasts, as a function of streams. */
public final class SeasonalBaselineTopology {
  /** Name of the job; its uids begin with it. */
  public static final String JOB = "seasonal-baseline";

  private SeasonalBaselineTopology() {}

  /**
   * What comes out.
   *
   * @param baselines every window, scored
   * @param watched the same, and among them the slices with what is expected of their windows and
   *     what people tell; by series, as it was learnt: what else is kept of a series needs no other
   *     shuffle
   * @param forecasts the horizon of the demand series, at every forecast step
   */
  public record Output(
      DataStream<ScoredWindow> baselines,
      KeyedStream<ScoredOrTold, SeriesKey> watched,
      DataStream<HorizonForecast> forecasts) {}

  /** Wires the topology for windows that come without slices. */
  public static Output build(
      DataStream<SeriesWindow> windows,
      BroadcastStream<ControlUpdate> controls,
      SeasonalBaselineSettings settings) {
    return build(windows, windows, controls, settings);
  }

  /**
   * Wires the topology.
   *
   * @param slices what has come to windows that are still open
   */
  public static Output buildWithSlices(
      DataStream<SeriesWindow> windows,
      DataStream<SeriesWindow> slices,
      BroadcastStream<ControlUpdate> controls,
      SeasonalBaselineSettings settings) {
    return build(windows, windows.union(slices), controls, settings);
  }

  private static Output build(
      DataStream<SeriesWindow> windows,
      DataStream<SeriesWindow> all,
      BroadcastStream<ControlUpdate> controls,
      SeasonalBaselineSettings settings) {
    DataStream<ScoredOrTold> watched =
        all.keyBy(SeriesWindow::key, TypeInformation.of(SeriesKey.class))
            .connect(controls)
            .process(new LearnFunction(settings))
            .name("Learn seasonal baseline")
            .uid(JOB + ".learn");
    DataStream<HorizonForecast> forecasts =
        windows
            .filter(window -> settings.forecasts(window.key()))
            .name("Keep what is forecast")
            .uid(JOB + ".forecast-signals")
            .keyBy(SeriesWindow::key, TypeInformation.of(SeriesKey.class))
            .connect(controls)
            .process(new ForecastFunction(settings))
            .name("Forecast horizon")
            .uid(JOB + ".forecast");
    return new Output(
        watched
            .flatMap(new WholeWindows(settings.width()))
            .name("Keep whole windows")
            .uid(JOB + ".whole-windows"),
        ScoredOrTold.bySeries(watched),
        forecasts);
  }
}
