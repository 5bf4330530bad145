package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretide.flink.kafka.SecretText;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagerDutyTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final PagerDuty RECEIVER =
      new PagerDuty(
          new SecretText("url", "http://host"),
          new SecretText("key", "${env:KEY}"),
          Severity.WARNING);

  @Test
  void triggersAnIncidentOfTheEpisodesId() throws Exception {
    JsonNode event = body(Episodes.open("e1", 2, Severity.CRITICAL, "payments"));

    assertThat(complaint(event)).isNull();
    assertThat(event.get("routing_key").asText()).isEqualTo(KEY);
    assertThat(event.get("event_action").asText()).isEqualTo("trigger");
    assertThat(event.get("dedup_key").asText()).isEqualTo("e1");
    JsonNode payload = event.get("payload");
    assertThat(payload.get("summary").asText())
        .isEqualTo("checkout errors 30 %, likely because of payments");
    assertThat(payload.get("source").asText()).isEqualTo("checkout");
    assertThat(payload.get("group").asText()).isEqualTo("shop");
    assertThat(payload.get("timestamp").asText()).isEqualTo("2026-03-02T10:00:00Z");
    assertThat(payload.at("/custom_details/causes/0/service").asText()).isEqualTo("payments");
    assertThat(payload.at("/custom_details/owner").asText()).isEqualTo("payments");
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void namesTheSeverityAsPagerDutyDoes(Severity severity) throws Exception {
    assertThat(body(Episodes.open("e1", 0, severity, "")).at("/payload/severity").asText())
        .isEqualTo(severity.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void resolvesWhatIsClosedOrPartOfAnother() throws Exception {
    for (Episode over : Set.of(Episodes.closed("e1", 3), Episodes.merged("e1", 3, "e0"))) {
      JsonNode event = body(over);
      assertThat(complaint(event)).isNull();
      assertThat(event.get("event_action").asText()).isEqualTo("resolve");
      assertThat(event.get("dedup_key").asText()).isEqualTo("e1");
    }
  }

  @Test
  void leavesDetailsOutThatMakeTheEventTooLong() throws Exception {
    JsonNode event = body(Episodes.longest("e1"));

    assertThat(complaint(event)).isNull();
    assertThat(event.at("/payload/summary").asText()).hasSizeBetween(1000, 1024).endsWith("…");
    assertThat(event.at("/payload/custom_details").properties())
        .extracting(field -> field.getKey())
        .containsExactly("id", "revision", "tenant", "service", "owner");
  }

  private static String complaint(JsonNode event) {
    return StrictInterfaces.pagerDuty(
        new StrictReceiver.Request("/", "application/json", null, null, event));
  }

  private static JsonNode body(Episode episode) throws IOException {
    return new ObjectMapper().readTree(RECEIVER.body(episode, Set.of(), Episodes.OPENED, KEY));
  }
}
