package io.foretide.scaling;

import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Signals;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Demand forecasts to scaling recommendations, as a function of streams. */
public final class ScalingForecastTopology {
  /** Name of the job; its uids begin with it. */
  public static final String JOB = "scaling-forecast";

  private ScalingForecastTopology() {}

  /** Wires the topology. */
  public static DataStream<Recommendation> build(
      DataStream<HorizonForecast> forecasts, ScalingForecastSettings settings) {
    return forecasts
        .filter(ScalingForecastTopology::isDemand)
        .name("Keep demand forecasts")
        .uid(JOB + ".demand")
        .keyBy(forecast -> forecast.key().serviceKey(), TypeInformation.of(ServiceKey.class))
        .process(new RecommendFunction(settings))
        .name("Recommend replicas")
        .uid(JOB + ".recommend");
  }

  private static boolean isDemand(HorizonForecast forecast) {
    return forecast.key().isServiceLevel() && forecast.key().signal().equals(Signals.REQUESTS);
  }
}
