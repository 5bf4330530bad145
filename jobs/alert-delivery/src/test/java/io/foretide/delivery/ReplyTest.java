package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.delivery.Reply.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
  private static final long NOW = Episodes.OPENED;

  @ParameterizedTest
  @CsvSource({
    "200, TAKEN, true",
    "202, TAKEN, true",
    "204, TAKEN, true",
    "302, REFUSED, true",
    "400, REFUSED, true",
    "401, REFUSED, true",
    "404, REFUSED, true",
    "408, LATER, false",
    "413, REFUSED, true",
    "429, LATER, true",
    "500, LATER, false",
    "503, LATER, false",
  })
  void saysWhetherToTryAgainAndWhetherTheReceiverWorks(
      int status, Verdict verdict, boolean healthy) {
    Reply reply = Reply.of(status, "", "", NOW);

    assertThat(reply).isEqualTo(new Reply(verdict, healthy, 0, "it answered " + status));
  }

  /** Now is 10:03. */
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "7, 7000",
    "0, 0",
    "999999999, 3600000",
    "9999999999, 0",
    "-5, 0",
    "soon, 0",
    "'Mon, 2 Mar 2026 10:04:00 GMT', 60000",
    "'Mon, 2 Mar 2026 09:04:00 GMT', 0",
  })
  void leavesTheReceiverAloneForAsLongAsItAsksButAnHourAtMost(String retryAfter, long millis) {
    assertThat(Reply.of(429, retryAfter, "", NOW).pauseMillis()).isEqualTo(millis);
    assertThat(Reply.of(503, retryAfter, "", NOW).pauseMillis()).isEqualTo(millis);
    assertThat(Reply.of(202, retryAfter, "", NOW).pauseMillis()).isZero();
  }
}
