package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Severity;
import org.junit.jupiter.api.Test;

class EpisodeLineTest {
  private static final long NOW = Samples.STARTED + 65 * Samples.MINUTE;

  @Test
  void tellsPeopleWhenHowBadForHowLongWhatAndWhy() {
    assertThat(EpisodeLine.TEXT.of(Samples.open(), NOW))
        .isEqualTo(
            "2026-03-02 14:03 UTC  CRITICAL OPEN   1 h 5 min  e1f00a12  shop"
                + "  checkout errors 9.1 %; likely payment (80 %); 71 alerts");
    assertThat(EpisodeLine.TEXT.of(Samples.closed(), NOW))
        .isEqualTo(
            "2026-03-02 14:03 UTC  CRITICAL CLOSED 12 min     e1f00a12  shop"
                + "  checkout errors 9.1 %; likely payment (80 %); 71 alerts");
  }

  @Test
  void marksWhatIsProvisionalAndNamesNoCauseWhereNoneIsKnown() {
    assertThat(EpisodeLine.TEXT.of(Samples.plain("e9", "b", "cart", Severity.INFO, 1), NOW))
        .isEqualTo(
            "2026-03-02 15:03 UTC  INFO     CLOSED 1 min      e9        b"
                + "  (provisional) cart requests missing; 1 alert");
  }

  @Test
  void saysWhatAnEpisodeWasMergedInto() {
    assertThat(EpisodeLine.TEXT.of(Samples.merged(), NOW))
        .isEqualTo(
            "2026-03-02 14:03 UTC  CRITICAL MERGED 12 min     e2f00a12  shop"
                + "  checkout errors 9.1 %; part of e1f00a12; 71 alerts");
  }

  @Test
  void lastsUntilItsRevisionWhereTheClockIsBehindIt() {
    assertThat(EpisodeLine.TEXT.of(Samples.open(), 0)).contains(" OPEN   11 min     ");
  }

  @Test
  void letsNoNameSteerTheTerminal() {
    String line =
        EpisodeLine.TEXT.of(Samples.plain("e9", "b\n\u001b[2J", "a\u202eb", Severity.INFO, 1), NOW);
    assertThat(line).contains("  b [2J  (provisional) a b requests missing; 1 alert");
  }

  @Test
  void tellsProgramsEverythingInOneJsonObject() {
    assertThat(EpisodeLine.JSON.of(Samples.closed(), NOW))
        .isEqualTo(
            "{\"episodeId\":\"e1f00a12445566778899aabbccddeeff\",\"revision\":4,"
                + "\"tenant\":\"shop\",\"state\":\"CLOSED\",\"severity\":\"CRITICAL\","
                + "\"provisional\":false,\"startedAt\":\"2026-03-02T14:03:00Z\","
                + "\"openedAt\":\"2026-03-02T14:05:00Z\",\"updatedAt\":\"2026-03-02T14:14:00Z\","
                + "\"endedAt\":\"2026-03-02T14:15:00Z\",\"service\":\"checkout\","
                + "\"owner\":\"payments\",\"title\":\"checkout errors 9.1 %\","
                + "\"explanation\":\"checkout errors 9.1 % since 14:03,"
                + " probably caused by payment\",\"services\":[\"payment\",\"checkout\"],"
                + "\"causes\":[{\"service\":\"payment\",\"weight\":0.8,"
                + "\"evidence\":\"began first, and checkout calls it\"},"
                + "{\"service\":\"checkout\",\"weight\":0.2,\"evidence\":\"where it was seen\"}],"
                + "\"contributors\":[{\"service\":\"payment\",\"operation\":\"POST /pay\","
                + "\"signal\":\"errors\",\"share\":0.9}],"
                + "\"alerts\":[{\"alertId\":\"a1c0ffee445566778899aabbccddeeff\","
                + "\"service\":\"payment\",\"operation\":\"POST /pay\",\"signal\":\"errors\","
                + "\"firing\":false,\"severity\":\"WARNING\",\"direction\":1,"
                + "\"startedAt\":\"2026-03-02T14:03:00Z\",\"endedAt\":\"2026-03-02T14:15:00Z\","
                + "\"score\":0.97,\"explanation\":\"payment errors 12 %\"},"
                + "{\"alertId\":\"a2c0ffee445566778899aabbccddeeff\","
                + "\"service\":\"checkout\",\"operation\":\"\",\"signal\":\"errors\","
                + "\"firing\":false,\"severity\":\"CRITICAL\",\"direction\":1,"
                + "\"startedAt\":\"2026-03-02T14:03:00Z\",\"endedAt\":\"2026-03-02T14:15:00Z\","
                + "\"score\":0.97,\"explanation\":\"checkout errors\"}],"
                + "\"alertCount\":71,\"controls\":[\"quiet-nights@3\"],\"trust\":\"TRAINED\"}");
  }

  @Test
  void leavesTheEndOutWhileAnEpisodeIsOpenAndSaysWhereAMergedOneWent() {
    assertThat(EpisodeLine.JSON.of(Samples.open(), NOW)).doesNotContain("endedAt", "mergedInto");
    assertThat(EpisodeLine.JSON.of(Samples.merged(), NOW))
        .contains("\"mergedInto\":\"" + Samples.EPISODE_ID + "\"");
  }
}
