package io.foretide.anomaly;

import io.foretide.flink.control.ControlUpdate;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
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

  /** Wires the topology. */
  public static Output build(
      KeyedStream<ScoredWindow, SeriesKey> baselines,
      DataStream<ServiceCall> calls,
      BroadcastStream<ControlUpdate> controls,
      AnomalyAlertsSettings settings) {
    DataStream<Alert> alerts =
        baselines
            .connect(controls)
            .process(new AlertFunction(settings))
            .name("Raise and resolve alerts")
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
