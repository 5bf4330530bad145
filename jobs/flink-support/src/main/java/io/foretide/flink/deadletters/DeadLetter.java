package io.foretide.flink.deadletters;

/**
 * A record that could not be used, and why.
 *
 * @param job job that refused it
 * @param reason kind of reason
 * @param detail the reason in words
 * @param source the record
 * @param eventTimeMillis its event time, {@link #UNKNOWN_TIME} when it could not be read
 * @param lateByMillis how long after its window closed it came, event time; 0 unless late
 */
public record DeadLetter(
    String job,
    Reason reason,
    String detail,
    SourceRecord source,
    long eventTimeMillis,
    long lateByMillis) {

  /** Event time of a record that could not be read. */
  public static final long UNKNOWN_TIME = Long.MIN_VALUE;

  /** Why a record cannot be used. */
  public enum Reason {
    /** Not the Avro of a known schema. */
    UNDECODABLE,
    /** Decoded, but a value is out of its range. */
    INVALID,
    /** Event time too far ahead of the broker's timestamp. */
    FUTURE,
    /** Its window had closed. */
    LATE,
    /** Longer than the limit. */
    TOO_LARGE,
    /** Refused by a receiver, or not taken within all tries. */
    UNDELIVERED
  }

  /** A record whose content could not be read. */
  public static DeadLetter unreadable(
      String job, Reason reason, String detail, SourceRecord source) {
    return new DeadLetter(job, reason, detail, source, UNKNOWN_TIME, 0);
  }

  /**
   * Readings of one series and window that came after the window had closed.
   *
   * @param source the record of the first of them; without key and value when they were summed up
   *     before they were found late
   * @param eventTimeMillis event time of the first
   * @param readings how many
   */
  public static DeadLetter late(
      String job, SourceRecord source, long eventTimeMillis, long lateByMillis, int readings) {
    String who = readings == 1 ? "" : readings + " readings, of which this is the first, ";
    return new DeadLetter(
        job,
        Reason.LATE,
        who + "came " + lateByMillis + " ms of event time after the window had closed",
        source,
        eventTimeMillis,
        lateByMillis);
  }
}
