package io.foretide.cli.feed;

import io.foretide.cli.shop.ShopSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is fed and when. The last event is about as old as the clock at the end: at the pace of the
 * clock the live part begins now, and a faster one begins so much earlier that it catches up.
 *
 * <pre>
 *   event time   |------- history -------|--- live ---|
 *   clock                                 now ... ends
 * </pre>
 *
 * @param shop the shop, with the history before its raw minutes, which are the live part
 * @param fed when the first record is due that is fed at all; milliseconds since the epoch, in
 *     event time
 * @param ends when all is fed
 * @param speed how many times as fast as the clock, 1 or more
 */
record FeedPlan(ShopSettings shop, long fed, Instant ends, double speed) {

  /**
   * A plan.
   *
   * @param historyDays days before the live part, 0 or more
   * @param minutes length of the live part in event time
   */
  static FeedPlan of(long seed, int historyDays, int minutes, double speed, Instant now) {
    Instant ends = now.plus(Duration.ofMillis((long) (minutes * 60_000L / speed)));
    // The shop has a history of a day at least; where none is wanted it is passed over.
    ShopSettings shop =
        ShopSettings.defaults().withSeed(seed).withLength(Math.max(1, historyDays), minutes);
    long length = shop.endMillis() - shop.startMillis();
    shop = shop.withStart(ends.truncatedTo(ChronoUnit.MINUTES).toEpochMilli() - length);
    return new FeedPlan(
        shop, historyDays > 0 ? shop.startMillis() : shop.rawStartMillis(), ends, speed);
  }

  /** When a record is due on the clock that arrives at an event time. */
  Instant due(long arrivalMillis) {
    return ends.minusMillis((long) ((shop.endMillis() - arrivalMillis) / speed));
  }

  /** How far the live part is at an event time, 0..1 within it. */
  double liveShare(long millis) {
    return (double) (millis - shop.rawStartMillis()) / (shop.endMillis() - shop.rawStartMillis());
  }

  /** How far the history is at an event time, 0..1 within it. */
  double historyShare(long millis) {
    return (double) (millis - shop.startMillis()) / (shop.rawStartMillis() - shop.startMillis());
  }
}
