package io.foretide.anomaly;

import io.foretide.flink.control.ControlUpdate;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/** Scored windows to alerts, as a function of streams. */
public final class AnomalyAlertsTopology {
  /** Name of the job; its uids begin with it. */
  public static final String JOB = "anomaly-alerts";

  private AnomalyAlertsTopology() {}

  /** Wires the topology. */
  public static DataStream<Alert> build(
      KeyedStream<ScoredWindow, SeriesKey> baselines,
      BroadcastStream<ControlUpdate> controls,
      AnomalyAlertsSettings settings) {
    return baselines
        .connect(controls)
        .process(new AlertFunction(settings))
        .name("Raise and resolve alerts")
        .uid(JOB + ".alert");
  }
}
