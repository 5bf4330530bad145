package io.foretide.baseline;

import io.foretide.flink.control.ControlUpdate;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/** Windows to baselines and forecasts, as a function of streams. */
public final class SeasonalBaselineTopology {
  /** Name of the job; its uids begin with it. */
  public static final String JOB = "seasonal-baseline";

  private SeasonalBaselineTopology() {}

  /**
   * What comes out.
   *
   * @param baselines every window, scored; by series, as it was learnt: what else is kept of a
   *     series needs no other shuffle
   * @param forecasts the horizon of the demand series, at every forecast step
   */
  public record Output(
      KeyedStream<ScoredWindow, SeriesKey> baselines, DataStream<HorizonForecast> forecasts) {}

  /** Wires the topology. */
  public static Output build(
      DataStream<SeriesWindow> windows,
      BroadcastStream<ControlUpdate> controls,
      SeasonalBaselineSettings settings) {
    DataStream<ScoredWindow> baselines =
        windows
            .keyBy(SeriesWindow::key, TypeInformation.of(SeriesKey.class))
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
        DataStreamUtils.reinterpretAsKeyedStream(
            baselines, scored -> scored.window().key(), TypeInformation.of(SeriesKey.class)),
        forecasts);
  }
}
