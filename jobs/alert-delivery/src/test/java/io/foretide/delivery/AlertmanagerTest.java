package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretide.flink.kafka.SecretText;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertmanagerTest {
  private static final Alertmanager RECEIVER =
      new Alertmanager(
          "alertmanager", new SecretText("url", "http://host"), null, Severity.INFO, 60_000);

  @Test
  void sendsWhatIsOpenWithAnEndFiveIntervalsAhead() throws Exception {
    JsonNode alerts = body(Episodes.open("e1", 2, Severity.CRITICAL, "payments"), Episodes.OPENED);

    assertThat(alerts)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"labels": {"alertname": "ForetideEpisode", "episode": "e1", "tenant": "shop",
                                 "service": "checkout", "severity": "critical", "owner": "payments"},
                      "annotations": {
                        "summary": "checkout errors 30 %, likely because of payments",
                        "description": "checkout answers 30 % of its requests with an error since 10:00.",
                        "causes": "payments (75 %): checkout calls it, and it failed first"},
                      "startsAt": "2026-03-02T10:00:00Z",
                      "endsAt": "2026-03-02T10:08:00Z"}]
                    """));
  }

  @Test
  void keepsItsLabelsWhateverElseChanges() throws Exception {
    JsonNode first = body(Episodes.open("e1", 0), Episodes.OPENED);
    JsonNode later = body(Episodes.merged("e1", 7, "e0"), Episodes.OPENED + 3_600_000);

    assertThat(later.get(0).get("labels")).isEqualTo(first.get(0).get("labels"));
    assertThat(first.get(0).get("labels").has("owner")).isFalse();
  }

  @Test
  void resolvesWhatIsClosedAtItsEnd() throws Exception {
    JsonNode alerts = body(Episodes.closed("e1", 2), Episodes.OPENED + 3_600_000);

    assertThat(alerts.get(0).get("endsAt").asText()).isEqualTo("2026-03-02T10:05:00Z");
  }

  @Test
  void resolvesWhatIsPartOfAnotherEpisodeAndSaysOfWhich() throws Exception {
    JsonNode alerts = body(Episodes.merged("e1", 2, "e0"), Episodes.OPENED + 3_600_000);

    assertThat(alerts.get(0).get("endsAt").asText()).isEqualTo("2026-03-02T10:05:00Z");
    assertThat(alerts.get(0).at("/annotations/merged_into").asText()).isEqualTo("e0");
  }

  @Test
  void resolvesEveryFormerIdentityNow() throws Exception {
    String warning = RECEIVER.identity(Episodes.open("e1", 0));
    String owned = RECEIVER.identity(Episodes.open("e1", 1, Severity.WARNING, "payments"));
    JsonNode alerts =
        body(Episodes.open("e1", 2, Severity.CRITICAL, "search"), Episodes.OPENED, warning, owned);

    assertThat(alerts).hasSize(3);
    assertThat(alerts.get(0).get("endsAt").asText()).isEqualTo("2026-03-02T10:03:00Z");
    assertThat(alerts.get(1).get("endsAt").asText()).isEqualTo("2026-03-02T10:03:00Z");
    assertThat(alerts.get(1).at("/labels/owner").asText()).isEqualTo("payments");
    assertThat(alerts.get(2).get("endsAt").asText()).isEqualTo("2026-03-02T10:08:00Z");
  }

  @Test
  void neverEndsAnAlertBeforeItsStartThoughOurClockIsBehind() throws Exception {
    JsonNode alerts = body(Episodes.closed("e1", 2), Episodes.STARTED - 60_000);

    assertThat(alerts.get(0).get("startsAt").asText())
        .isEqualTo(alerts.get(0).get("endsAt").asText())
        .isEqualTo("2026-03-02T09:59:00Z");
  }

  private static JsonNode body(Episode episode, long now, String... open) throws IOException {
    Set<String> identities = new LinkedHashSet<>(Arrays.asList(open));
    return new ObjectMapper().readTree(RECEIVER.body(episode, identities, now, null));
  }
}
