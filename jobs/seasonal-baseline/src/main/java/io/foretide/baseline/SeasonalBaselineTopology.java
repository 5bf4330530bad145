package io.foretide.baseline;

import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/** Windows to baselines and forecasts, as a function of streams. */
public final class SeasonalBaselineTopology {
  /** Name of the job; its uids begin with it. */
  public static final String JOB = "seasonal-baseline";

  static final OutputTag<HorizonForecast> FORECASTS =
      new OutputTag<>("forecasts", TypeInformation.of(HorizonForecast.class));

  private SeasonalBaselineTopology() {}

  /**
   * What comes out.
   *
   * @param baselines every window, scored
   * @param forecasts the horizon of the demand series, at every forecast step
   */
  public record Output(DataStream<ScoredWindow> baselines, DataStream<HorizonForecast> forecasts) {}

  /** Wires the topology. */
  public static Output build(DataStream<SeriesWindow> windows, SeasonalBaselineSettings settings) {
    SingleOutputStreamOperator<ScoredWindow> baselines =
        windows
            .keyBy(SeriesWindow::key, TypeInformation.of(SeriesKey.class))
            .process(new LearnFunction(settings))
            .name("Learn seasonal baseline")
            .uid(JOB + ".learn");
    return new Output(baselines, baselines.getSideOutput(FORECASTS));
  }
}
