package io.foretide.cli.shop;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Which shop it is: its services, the clock of its visitors, and what happens in it. */
public enum ShopStory {
  /** Ten services, visitors on the clock of UTC, and nothing but incidents. */
  EVERYDAY(ZoneOffset.UTC),

  /** The same, and nothing happens at all. */
  CALM(ZoneOffset.UTC),

  /**
   * Twelve services, visitors in Berlin, fewer incidents of which every third strikes deep in the
   * call graph, and {@link Occasion occasions}: what is different, but not wrong.
   */
  EVENTFUL(ZoneId.of("Europe/Berlin"));

  private static final int TRACE_EVERY_MINUTES = 360;
  private static final int FIRST_TRACED_MINUTE = 30;

  private final ZoneId zone;

  ShopStory(ZoneId zone) {
    this.zone = zone;
  }

  /** The clock on which visitors live. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Whether a minute of the history is told as single requests, so that the call graph is known.
   * They are all of the minute's requests, since sums of requests win over counts; they name no
   * operation, since a series that is seen a minute in six hours would be silent in between.
   *
   * @param minute since the start of the history
   */
  boolean traces(int minute) {
    return this == EVENTFUL && minute % TRACE_EVERY_MINUTES == FIRST_TRACED_MINUTE;
  }
}
