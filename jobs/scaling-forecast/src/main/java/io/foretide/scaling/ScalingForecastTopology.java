package io.foretide.scaling;

import io.foretide.flink.control.ControlUpdate;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingOutcome;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** What was measured of workloads to scaling recommendations, as a function of streams. */
public final class ScalingForecastTopology {
  /** Name of the job; its uids begin with it. */
  public static final String JOB = "scaling-forecast";

  private ScalingForecastTopology() {}

  /**
   * What comes out.
   *
   * @param recommendations replicas, at every decision
   * @param outcomes what came of them, when their time is over
   */
  public record Output(
      DataStream<Recommendation> recommendations, DataStream<ScalingOutcome> outcomes) {}

  /** Wires the topology. */
  public static Output build(
      DataStream<SeriesWindow> windows,
      BroadcastStream<ControlUpdate> controls,
      ScalingForecastSettings settings) {
    SingleOutputStreamOperator<Recommendation> recommendations =
        windows
            .filter(settings::uses)
            .name("Keep signals of workloads")
            .uid(JOB + ".workload-signals")
            .keyBy(window -> window.key().serviceKey(), TypeInformation.of(ServiceKey.class))
            .connect(controls)
            .process(new RecommendFunction(settings))
            .name("Recommend replicas")
            .uid(JOB + ".recommend");
    return new Output(recommendations, recommendations.getSideOutput(RecommendFunction.OUTCOMES));
  }
}
