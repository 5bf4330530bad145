package io.foretide.cli.shop;

/**
 * What the shop's traffic looks like and how long it lasts: {@code historyDays} of metric samples,
 * then {@code rawMinutes} of single requests.
 *
 * @param seed everything random follows from it
 * @param startMillis event time at which the history starts; milliseconds since the epoch, a whole
 *     minute
 * @param historyDays days of metric samples, 1..366; incidents start after day 9
 * @param rawMinutes minutes of single requests after the history, 0..1440
 * @param peakRequestsPerSecond visitors' requests to the gateway at the day's peak, 1..10000
 * @param maxDelayMillis bound of the ordinary delay from event to arrival, exclusive; 1..60000
 * @param lateRecords records that arrive 5 to 15 minutes after their event time
 * @param duplicateRecords gauge samples that arrive twice
 * @param poisonRecords records that no consumer can accept
 * @param story which shop it is
 */
public record ShopSettings(
    long seed,
    long startMillis,
    int historyDays,
    int rawMinutes,
    double peakRequestsPerSecond,
    int maxDelayMillis,
    int lateRecords,
    int duplicateRecords,
    int poisonRecords,
    ShopStory story) {

  /** Width of a window, milliseconds. */
  public static final long WINDOW_MILLIS = 60_000;

  /** Monday 2026-03-02 10:00 UTC, so that the raw part of the defaults falls on a late morning. */
  private static final long DEFAULT_START_MILLIS = 1_772_445_600_000L;

  /** Monday 2026-02-23 09:00 UTC, 10:00 in Berlin. */
  private static final long EVENTFUL_START_MILLIS = 1_771_837_200_000L;

  private static final int MINUTES_OF_DAY = 1_440;

  /** Longest history, days. */
  public static final int MOST_DAYS = 366;

  /** Refuses values out of range. */
  public ShopSettings {
    require(startMillis >= 0 && startMillis % WINDOW_MILLIS == 0, "startMillis", startMillis);
    require(historyDays >= 1 && historyDays <= MOST_DAYS, "historyDays", historyDays);
    require(rawMinutes >= 0 && rawMinutes <= MINUTES_OF_DAY, "rawMinutes", rawMinutes);
    require(
        peakRequestsPerSecond >= 1 && peakRequestsPerSecond <= 10_000,
        "peakRequestsPerSecond",
        peakRequestsPerSecond);
    require(maxDelayMillis >= 1 && maxDelayMillis <= 60_000, "maxDelayMillis", maxDelayMillis);
    require(lateRecords >= 0 && lateRecords <= 1_000, "lateRecords", lateRecords);
    require(
        duplicateRecords >= 0 && duplicateRecords <= 1_000, "duplicateRecords", duplicateRecords);
    require(poisonRecords >= 0 && poisonRecords <= 1_000, "poisonRecords", poisonRecords);
  }

  /** Three weeks of history, then two hours of requests: 17 incidents in all. */
  public static ShopSettings defaults() {
    return new ShopSettings(
        13, DEFAULT_START_MILLIS, 21, 120, 30, 4_000, 50, 40, 25, ShopStory.EVERYDAY);
  }

  /**
   * Eight weeks of history in which clocks change (the last Sunday of the fifth week), a release
   * makes a new normal, and Easter Monday is a holiday; then two hours of requests.
   */
  public static ShopSettings eventful() {
    return new ShopSettings(
        13, EVENTFUL_START_MILLIS, 56, 120, 30, 4_000, 50, 40, 25, ShopStory.EVENTFUL);
  }

  /** Eight weeks in which nothing happens. */
  public static ShopSettings calm() {
    return new ShopSettings(13, DEFAULT_START_MILLIS, 56, 0, 30, 4_000, 0, 0, 0, ShopStory.CALM);
  }

  /** The same shop from another seed. */
  public ShopSettings withSeed(long otherSeed) {
    return new ShopSettings(
        otherSeed,
        startMillis,
        historyDays,
        rawMinutes,
        peakRequestsPerSecond,
        maxDelayMillis,
        lateRecords,
        duplicateRecords,
        poisonRecords,
        story);
  }

  /** The same shop at another time. */
  public ShopSettings withStart(long otherStartMillis) {
    return new ShopSettings(
        seed,
        otherStartMillis,
        historyDays,
        rawMinutes,
        peakRequestsPerSecond,
        maxDelayMillis,
        lateRecords,
        duplicateRecords,
        poisonRecords,
        story);
  }

  /** The same shop for another length of time. */
  public ShopSettings withLength(int otherHistoryDays, int otherRawMinutes) {
    return new ShopSettings(
        seed,
        startMillis,
        otherHistoryDays,
        otherRawMinutes,
        peakRequestsPerSecond,
        maxDelayMillis,
        lateRecords,
        duplicateRecords,
        poisonRecords,
        story);
  }

  /** Minutes of history. */
  public int historyMinutes() {
    return historyDays * MINUTES_OF_DAY;
  }

  /** Minutes of history and raw part. */
  public int totalMinutes() {
    return historyMinutes() + rawMinutes;
  }

  /** Event time at which a minute starts, milliseconds since the epoch. */
  public long minuteMillis(int minute) {
    return startMillis + minute * WINDOW_MILLIS;
  }

  /** Event time at which the raw part starts, milliseconds since the epoch. */
  public long rawStartMillis() {
    return minuteMillis(historyMinutes());
  }

  /** Event time at which the traffic ends, exclusive; milliseconds since the epoch. */
  public long endMillis() {
    return minuteMillis(totalMinutes());
  }

  private static void require(boolean holds, String name, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " = " + value + " is out of range");
    }
  }
}
