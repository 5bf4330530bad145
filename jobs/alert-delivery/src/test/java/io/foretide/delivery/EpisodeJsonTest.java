package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretide.model.anomaly.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeJsonTest {
  @Test
  void holdsTheFieldsOfTheTopic() throws Exception {
    assertThat(new ObjectMapper().readTree(json()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"id": "e1", "revision": 2, "tenant": "shop", "state": "open", "severity": "critical",
                     "provisional": false, "title": "checkout errors 30 %, likely because of payments",
                     "explanation": "checkout answers 30 % of its requests with an error since 10:00.",
                     "service": "checkout", "owner": "payments",
                     "startedAt": "2026-03-02T10:00:00Z", "openedAt": "2026-03-02T10:03:00Z",
                     "updatedAt": "2026-03-02T10:05:00Z", "trust": "trained", "alertCount": 1,
                     "services": ["payments", "checkout"], "controls": [],
                     "causes": [{"service": "payments", "weight": 0.75,
                                 "evidence": "checkout calls it, and it failed first"}],
                     "contributors": [{"service": "payments", "operation": "POST /pay",
                                       "signal": "errors", "share": 0.9}],
                     "alerts": [{"id": "a1", "service": "checkout", "operation": "", "signal": "errors",
                                 "firing": true, "severity": "warning", "direction": 1, "score": 0.99,
                                 "explanation": "checkout errors 30 % since 10:00, expected 0.4 %",
                                 "startedAt": "2026-03-02T10:00:00Z"}]}
                    """));
  }

  @Test
  void saysWhenItEndedAndOfWhatItIsPart() {
    assertThat(EpisodeJson.of(Episodes.open("e1", 0)).has("endedAt")).isFalse();
    assertThat(EpisodeJson.of(Episodes.open("e1", 0)).has("mergedInto")).isFalse();
    assertThat(EpisodeJson.of(Episodes.merged("e1", 2, "e0")).get("endedAt").asText())
        .isEqualTo("2026-03-02T10:05:00Z");
    assertThat(EpisodeJson.of(Episodes.merged("e1", 2, "e0")).get("mergedInto").asText())
        .isEqualTo("e0");
  }

  @ParameterizedTest
  @CsvSource({"short, 5, short", "longer, 5, long…", "ab💥cd, 4, ab…", "ab💥cd, 5, ab💥…"})
  void cutsTextsBetweenCharacters(String text, int longest, String cut) {
    assertThat(EpisodeJson.cut(text, longest)).isEqualTo(cut);
  }

  private static String json() {
    return EpisodeJson.of(Episodes.open("e1", 2, Severity.CRITICAL, "payments")).toString();
  }
}
