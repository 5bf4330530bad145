package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertLineTest {
  private static final Instant STARTED = Instant.parse("2026-03-02T14:03:00Z");
  private static final String EXPLANATION = "checkout errors 9.1 % since 14:03, \"expected\" 0.4 %";

  @Test
  void tellsPeopleWhenHowBadWhoseAndWhatInOneLine() {
    assertThat(AlertLine.TEXT.of(alert(AlertState.FIRING, Severity.CRITICAL, Alert.NOT_ENDED)))
        .isEqualTo("2026-03-02 14:03 UTC  CRITICAL FIRING   shop  " + EXPLANATION);
    assertThat(AlertLine.TEXT.of(alert(AlertState.RESOLVED, Severity.INFO, ended())))
        .isEqualTo("2026-03-02 14:03 UTC  INFO     RESOLVED shop  " + EXPLANATION);
  }

  @Test
  void tellsProgramsEverythingInOneJsonObject() {
    assertThat(AlertLine.JSON.of(alert(AlertState.RESOLVED, Severity.WARNING, ended())))
        .isEqualTo(
            "{\"alertId\":\"a1\",\"revision\":2,\"tenant\":\"shop\",\"service\":\"checkout\","
                + "\"operation\":\"POST /pay\",\"signal\":\"errors\","
                + "\"rule\":\"seasonal-deviation\",\"state\":\"RESOLVED\","
                + "\"severity\":\"WARNING\",\"direction\":1,"
                + "\"startedAt\":\"2026-03-02T14:03:00Z\",\"firedAt\":\"2026-03-02T14:05:00Z\","
                + "\"updatedAt\":\"2026-03-02T14:20:00Z\",\"endedAt\":\"2026-03-02T14:15:00Z\","
                + "\"value\":0.091,\"expected\":0.004,\"lower\":0.001,\"upper\":0.009,"
                + "\"score\":0.97,\"unusualWindows\":7,"
                + "\"explanation\":\"checkout errors 9.1 % since 14:03, \\\"expected\\\" 0.4 %\","
                + "\"trust\":\"TRAINED\",\"provisional\":false,\"owner\":\"\","
                + "\"controls\":[]}");
  }

  @Test
  void leavesTheEndOutWhileAnAlertIsInForce() {
    assertThat(AlertLine.JSON.of(alert(AlertState.FIRING, Severity.INFO, Alert.NOT_ENDED)))
        .contains("\"state\":\"FIRING\"")
        .doesNotContain("endedAt");
  }

  private static long ended() {
    return STARTED.plusSeconds(720).toEpochMilli();
  }

  private static Alert alert(AlertState state, Severity severity, long endedAtMillis) {
    return new Alert(
        "a1",
        2,
        new SeriesKey("shop", "checkout", "POST /pay", "errors"),
        "seasonal-deviation",
        state,
        severity,
        1,
        STARTED.toEpochMilli(),
        STARTED.plusSeconds(120).toEpochMilli(),
        STARTED.plusSeconds(1020).toEpochMilli(),
        endedAtMillis,
        0.091,
        0.004,
        0.001,
        0.009,
        0.97,
        7,
        EXPLANATION,
        Trust.TRAINED,
        false,
        List.of(),
        "");
  }
}
