package io.foretide.flink.topics;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import io.foretide.schemas.AnomalyAlert;

/** The topic {@code anomaly-alerts}: revisions of alerts, compacted by alert. */
public final class AlertsTopic {
  /** The contract. */
  public static final Topic<Alert, AnomalyAlert> TOPIC =
      Topic.keyedByText(
          "anomaly-alerts",
          Alert.class,
          AnomalyAlert::getClassSchema,
          Alert::alertId,
          Alert::updatedAtMillis,
          AlertsTopic::toAvro,
          AlertsTopic::fromAvro);

  private AlertsTopic() {}

  private static AnomalyAlert toAvro(Alert alert) {
    AnomalyAlert avro = new AnomalyAlert();
    avro.setAlertId(alert.alertId());
    avro.setRevision(alert.revision());
    avro.setTenant(alert.key().tenant());
    avro.setService(alert.key().service());
    avro.setOperation(alert.key().operation());
    avro.setSignal(alert.key().signal());
    avro.setRule(alert.rule());
    avro.setState(io.foretide.schemas.AlertState.valueOf(alert.state().name()));
    avro.setSeverity(io.foretide.schemas.Severity.valueOf(alert.severity().name()));
    avro.setDirection(alert.direction());
    avro.setStartedAtMillis(alert.startedAtMillis());
    avro.setFiredAtMillis(alert.firedAtMillis());
    avro.setUpdatedAtMillis(alert.updatedAtMillis());
    avro.setEndedAtMillis(
        alert.endedAtMillis() == Alert.NOT_ENDED ? null : (Long) alert.endedAtMillis());
    avro.setValue(alert.value());
    avro.setExpected(alert.expected());
    avro.setLower(alert.lower());
    avro.setUpper(alert.upper());
    avro.setScore(alert.score());
    avro.setUnusualWindows(alert.unusualWindows());
    avro.setExplanation(alert.explanation());
    avro.setTrust(io.foretide.schemas.Trust.valueOf(alert.trust().name()));
    avro.setProvisional(alert.provisional());
    avro.setControls(alert.controls());
    avro.setOwner(alert.owner());
    return avro;
  }

  private static Alert fromAvro(AnomalyAlert avro) {
    Long ended = avro.getEndedAtMillis();
    return new Alert(
        avro.getAlertId(),
        avro.getRevision(),
        new SeriesKey(avro.getTenant(), avro.getService(), avro.getOperation(), avro.getSignal()),
        avro.getRule(),
        AlertState.valueOf(avro.getState().name()),
        Severity.valueOf(avro.getSeverity().name()),
        avro.getDirection(),
        avro.getStartedAtMillis(),
        avro.getFiredAtMillis(),
        avro.getUpdatedAtMillis(),
        ended == null ? Alert.NOT_ENDED : ended,
        avro.getValue(),
        avro.getExpected(),
        avro.getLower(),
        avro.getUpper(),
        avro.getScore(),
        avro.getUnusualWindows(),
        avro.getExplanation(),
        Trust.valueOf(avro.getTrust().name()),
        avro.getProvisional(),
        avro.getControls(),
        avro.getOwner());
  }
}
