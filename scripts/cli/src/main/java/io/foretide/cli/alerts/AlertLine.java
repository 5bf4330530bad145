package io.foretide.cli.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretide.model.anomaly.Alert;
import java.time.Instant;
import java.util.Locale;

/** How an alert is written on one line. */
public enum AlertLine {
  /** For people: when, how bad, in force or over, whose, and the explanation. */
  TEXT {
    @Override
    public String of(Alert alert) {
      return String.format(
          Locale.ROOT,
          "%s UTC  %-8s %-8s %s  %s",
          PlainText.time(alert.startedAtMillis()),
          alert.severity(),
          alert.state(),
          PlainText.of(alert.key().tenant()),
          PlainText.of(alert.explanation()));
    }
  },
  /** For programs. */
  JSON {
    @Override
    public String of(Alert alert) {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("alertId", alert.alertId());
      node.put("revision", alert.revision());
      node.put("tenant", alert.key().tenant());
      node.put("service", alert.key().service());
      node.put("operation", alert.key().operation());
      node.put("signal", alert.key().signal());
      node.put("rule", alert.rule());
      node.put("state", alert.state().name());
      node.put("severity", alert.severity().name());
      node.put("direction", alert.direction());
      node.put("startedAt", Instant.ofEpochMilli(alert.startedAtMillis()).toString());
      node.put("firedAt", Instant.ofEpochMilli(alert.firedAtMillis()).toString());
      node.put("updatedAt", Instant.ofEpochMilli(alert.updatedAtMillis()).toString());
      if (alert.endedAtMillis() != Alert.NOT_ENDED) {
        node.put("endedAt", Instant.ofEpochMilli(alert.endedAtMillis()).toString());
      }
      node.put("value", alert.value());
      node.put("expected", alert.expected());
      node.put("lower", alert.lower());
      node.put("upper", alert.upper());
      node.put("score", alert.score());
      node.put("unusualWindows", alert.unusualWindows());
      node.put("explanation", alert.explanation());
      node.put("trust", alert.trust().name());
      node.put("provisional", alert.provisional());
      node.put("owner", alert.owner());
      alert.controls().forEach(node.putArray("controls")::add);
      return node.toString();
    }
  };

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The line. */
  public abstract String of(Alert alert);
}
