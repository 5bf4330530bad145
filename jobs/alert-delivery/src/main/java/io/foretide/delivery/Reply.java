package io.foretide.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * What came of a request.
 *
 * @param verdict whether the receiver has taken it
 * @param healthy whether the receiver is there and works
 * @param pauseMillis for how long it asks to be left alone
 * @param detail what it said, in words
 */
record Reply(Verdict verdict, boolean healthy, long pauseMillis, String detail) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final long LONGEST_PAUSE = Duration.ofHours(1).toMillis();

  /** What a reply means for its request. */
  enum Verdict {
    /** Taken. */
    TAKEN,
    /** Not taken, but may be when it is tried again. */
    LATER,
    /** Never to be taken. */
    REFUSED
  }

  /**
   * An answer of HTTP.
   *
   * @param retryAfter the header Retry-After, in seconds or as a date; empty when there is none
   * @param said the beginning of the body
   */
  static Reply of(int status, String retryAfter, String said, long nowMillis) {
    String detail = "it answered " + status + (said.isEmpty() ? "" : ": " + said);
    if (status / 100 == 2) {
      return new Reply(Verdict.TAKEN, true, 0, detail);
    }
    boolean tooMany = status == TOO_MANY_REQUESTS;
    if (tooMany || status == REQUEST_TIMEOUT || status / 100 == 5) {
      return new Reply(Verdict.LATER, tooMany, pauseMillis(retryAfter, nowMillis), detail);
    }
    return new Reply(Verdict.REFUSED, true, 0, detail);
  }

  /** No answer at all. */
  static Reply none(String detail) {
    return new Reply(Verdict.LATER, false, 0, detail);
  }

  private static long pauseMillis(String retryAfter, long nowMillis) {
    long asked;
    try {
      asked =
          retryAfter.matches("\\d{1,9}")
              ? Long.parseLong(retryAfter) * 1000
              : retryAfter.isEmpty()
                  ? 0
                  : ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                          .toInstant()
                          .toEpochMilli()
                      - nowMillis;
    } catch (DateTimeException e) {
      asked = 0;
    }
    return Math.max(0, Math.min(asked, LONGEST_PAUSE));
  }
}
