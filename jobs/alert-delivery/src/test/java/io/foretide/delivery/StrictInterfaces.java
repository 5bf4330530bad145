package io.foretide.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the interfaces of receivers demand of a request. */
final class StrictInterfaces {
  private static final Set<String> SEVERITIES = Set.of("info", "warning", "error", "critical");
  private static final Set<String> ALERT =
      Set.of("labels", "annotations", "startsAt", "endsAt", "generatorURL");
  private static final Set<String> EVENT =
      Set.of("routing_key", "event_action", "dedup_key", "payload", "client", "client_url");
  private static final Set<String> PAYLOAD =
      Set.of(
          "summary",
          "source",
          "severity",
          "timestamp",
          "component",
          "group",
          "class",
          "custom_details");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final int LONGEST_EVENT = 512 * 1024;

  private StrictInterfaces() {}

  static String alertmanager(StrictReceiver.Request request) {
    if (!request.path().equals("/api/v2/alerts")) {
      return "the path is " + request.path();
    }
    if (!request.body().isArray() || request.body().isEmpty()) {
      return "no array of alerts";
    }
    Set<JsonNode> identities = new HashSet<>();
    for (JsonNode alert : request.body()) {
      String wrong = alert(alert);
      if (wrong != null || !identities.add(alert.path("labels"))) {
        return wrong == null ? "an alert comes twice" : wrong;
      }
    }
    return contentType(request);
  }

  private static String alert(JsonNode alert) {
    if (!knows(ALERT, alert) || !alert.path("labels").has("alertname")) {
      return "another field, or no alertname: " + alert;
    }
    for (Map.Entry<String, JsonNode> label : alert.path("labels").properties()) {
      if (!LABEL.matcher(label.getKey()).matches() || label.getValue().asText().isEmpty()) {
        return "label " + label;
      }
    }
    Instant start = time(alert.path("startsAt"));
    Instant end = time(alert.path("endsAt"));
    return start == null || end == null || end.isBefore(start) ? "times " + alert : null;
  }

  static String pagerDuty(StrictReceiver.Request request) {
    JsonNode event = request.body();
    JsonNode payload = event.path("payload");
    if (!knows(EVENT, event) || !knows(PAYLOAD, payload)) {
      return "another field: " + event;
    }
    if (!Set.of("trigger", "acknowledge", "resolve").contains(event.path("event_action").asText())
        || !within(event.path("routing_key"), 32, 32)
        || !within(event.path("dedup_key"), 1, 255)) {
      return "action or keys: " + event;
    }
    if (!within(payload.path("summary"), 1, 1024)
        || !within(payload.path("source"), 1, Integer.MAX_VALUE)
        || !SEVERITIES.contains(payload.path("severity").asText())
        || time(payload.path("timestamp")) == null) {
      return "payload: " + payload;
    }
    int bytes = event.toString().getBytes(StandardCharsets.UTF_8).length;
    return bytes > LONGEST_EVENT ? bytes + " bytes" : contentType(request);
  }

  static String webhook(StrictReceiver.Request request) {
    JsonNode body = request.body();
    String revision = body.path("id").asText() + "-" + body.path("revision").asText();
    String key =
        body.path("provisional").asBoolean()
            ? revision + "-provisional-" + body.path("state").asText()
            : revision;
    return key.equals(request.idempotencyKey())
        ? contentType(request)
        : "the key is " + request.idempotencyKey() + ", of " + key;
  }

  private static String contentType(StrictReceiver.Request request) {
    return "application/json".equals(request.contentType())
        ? null
        : "the content is " + request.contentType();
  }

  private static boolean knows(Set<String> fields, JsonNode node) {
    Set<String> others = new HashSet<>();
    node.fieldNames().forEachRemaining(others::add);
    others.removeAll(fields);
    return others.isEmpty();
  }

  private static boolean within(JsonNode text, int least, int most) {
    return text.isTextual() && text.asText().length() >= least && text.asText().length() <= most;
  }

  private static Instant time(JsonNode text) {
    try {
      return Instant.parse(text.asText());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
