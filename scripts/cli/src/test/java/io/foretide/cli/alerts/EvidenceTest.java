package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final long NOW = Samples.STARTED + 65 * Samples.MINUTE;

  @Test
  void tellsWhatSpeaksForAnEpisode() {
    assertThat(EpisodeEvidence.of(Samples.open(), NOW))
        .containsExactly(
            """
            checkout errors 9.1 %
              CRITICAL, OPEN since 2026-03-02 14:03 UTC (1 h 5 min)
              episode e1f00a12445566778899aabbccddeeff, revision 3, tenant shop, owner payments; baselines trained

            checkout errors 9.1 % since 14:03, probably caused by payment

            Likeliest causes
               80 %  payment   began first, and checkout calls it
               20 %  checkout  where it was seen

            Who contributes
               90 %  payment POST /pay errors

            Alerts, 2 of 71
              2026-03-02 14:03  WARNING  FIRING   a1c0ffee  payment errors 12 %
              2026-03-02 14:03  CRITICAL FIRING   a2c0ffee  checkout errors
            """
                .split("\n"));
  }

  @Test
  void leavesOutWhatIsNotKnownOfAnEpisode() {
    assertThat(EpisodeEvidence.of(Samples.plain("e9", "bank", "cart", Severity.INFO, 1), NOW))
        .containsExactly(
            """
            cart requests missing
              INFO, provisional, CLOSED at 2026-03-02 15:04, was open since 2026-03-02 15:03 UTC (1 min)
              episode e9, revision 0, tenant bank; baselines provisional

            cart requests missing
            """
                .split("\n"));
    assertThat(EpisodeEvidence.of(Samples.merged(), NOW).get(2))
        .endsWith("; part of episode e1f00a12445566778899aabbccddeeff");
  }

  @Test
  void tellsWhatSpeaksForAnAlertAndWhatItIsPartOf() {
    assertThat(
            AlertEvidence.of(
                Samples.alert(AlertState.FIRING, Alert.NOT_ENDED), Samples.open(), NOW))
        .containsExactly(
            """
            payment POST /pay errors 12 % since 14:03
              WARNING, FIRING since 2026-03-02 14:03 UTC (1 h 5 min)
              alert a1c0ffee445566778899aabbccddeeff, revision 2, tenant shop, owner payments; baseline trained
              rule seasonal-deviation, highest score 0.97, 7 unusual windows
              part of episode e1f00a12: checkout errors 9.1 %; likely payment (80 %)
            """
                .split("\n"));
  }

  @Test
  void tellsWhenAnAlertEndedThatIsOfNoEpisode() {
    assertThat(AlertEvidence.of(Samples.alert(AlertState.RESOLVED, Samples.ENDED), null, NOW))
        .contains(
            "  WARNING, RESOLVED at 2026-03-02 14:15,"
                + " was firing since 2026-03-02 14:03 UTC (12 min)",
            "  part of no episode");
  }
}
