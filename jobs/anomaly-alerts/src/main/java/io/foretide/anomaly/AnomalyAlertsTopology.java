package io.foretide.anomaly;

import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.control.ScoredOrTold;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/** Scored windows to alerts, and alerts to episodes, as a function of streams. */
public final class AnomalyAlertsTopology {
  /** Name of the job; its uids begin with it. */
  public static final String JOB = "anomaly-alerts";

  private AnomalyAlertsTopology() {}

  /**
   * What comes out.
   *
   * @param alerts revisions of the alerts of each series
   * @param episodes revisions of the episodes of each tenant
   */
  public record Output(DataStream<Alert> alerts, DataStream<Episode> episodes) {}

  /** Wires the topology for windows that come apart from what people tell. */
  public static Output build(
      KeyedStream<ScoredWindow, SeriesKey> baselines,
      DataStream<ServiceCall> calls,
      BroadcastStream<ControlUpdate> controls,
      AnomalyAlertsSettings settings) {
    // By series but not keyed, for Flink opens a state backend for every keyed operator.
    DataStream<ScoredOrTold> watched =
        new DataStream<>(baselines.getExecutionEnvironment(), baselines.getTransformation())
            .connect(controls)
            .process(new InterleaveFunction())
            .name("Interleave what people tell")
            .uid(JOB + ".interleave");
    return build(ScoredOrTold.bySeries(watched), calls, settings);
  }

  /** Wires the topology. */
  public static Output build(
      KeyedStream<ScoredOrTold, SeriesKey> watched,
      DataStream<ServiceCall> calls,
      AnomalyAlertsSettings settings) {
    DataStream<Alert> alerts =
        watched
            .transform(
                "Raise and resolve alerts",
                TypeInformation.of(Alert.class),
                new AlertOperator(settings))
            .uid(JOB + ".alert");
    DataStream<Episode> episodes =
        alerts
            .keyBy(alert -> alert.key().tenant(), Types.STRING)
            .connect(calls.keyBy(ServiceCall::tenant, Types.STRING))
            .process(new EpisodeFunction(settings))
            .name("Group alerts into episodes")
            .uid(JOB + ".episode");
    return new Output(alerts, episodes);
  }
}
