package io.foretide.model.season;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Where a moment of the week is found among the chunks of a seasonal profile.
 *
 * <p>The day is cut into slots, a slot being one window but at least five minutes. Slots are
 * grouped into chunks by time of day. Each chunk also holds, for each of its hours, how the seven
 * weekdays depart from the day profile: so that one chunk serves both seasons of a window. At
 * one-minute windows: 288 slots in 24 chunks of 12 slots and 7 weekday cells.
 */
public final class SeasonLayout {
  private static final long FINEST_SLOT = Duration.ofMinutes(5).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int DAYS = 7;
  private static final int FEWEST_SLOTS = 6;
  private static final long[] CHUNK_HOURS = {1, 2, 3, 4, 6, 8, 12, 24};
  // The epoch began on a Thursday.
  private static final int WEEKDAY_OF_EPOCH = 3;

  private final ZoneClock clock;
  private final long slotMillis;
  private final long chunkMillis;
  private final long cellMillis;

  /**
   * Lays the season out.
   *
   * @param windowMillis width of a window; must divide a day
   * @param zone zone whose days and weeks are meant
   * @throws IllegalArgumentException when the window does not divide a day
   */
  public SeasonLayout(long windowMillis, ZoneId zone) {
    if (windowMillis <= 0 || DAY % windowMillis != 0) {
      throw new IllegalArgumentException(
          "window is " + Duration.ofMillis(windowMillis) + ", expected a divisor of a day");
    }
    this.clock = new ZoneClock(zone);
    this.slotMillis = slotMillis(windowMillis);
    this.chunkMillis = chunkMillis(slotMillis);
    this.cellMillis = Math.max(HOUR, slotMillis);
  }

  private static long slotMillis(long windowMillis) {
    return FINEST_SLOT % windowMillis == 0 ? FINEST_SLOT : windowMillis;
  }

  private static long chunkMillis(long slotMillis) {
    for (long hours : CHUNK_HOURS) {
      long millis = hours * HOUR;
      if (millis % slotMillis == 0 && millis / slotMillis >= FEWEST_SLOTS) {
        return millis;
      }
    }
    return DAY;
  }

  /** Slots of the day in one chunk. */
  public int slotsPerChunk() {
    return (int) (chunkMillis / slotMillis);
  }

  /** Weekday cells in one chunk: seven for each hour (or slot, when longer) that it covers. */
  public int cellsPerChunk() {
    return DAYS * (int) (chunkMillis / cellMillis);
  }

  /** Chunks of a profile. */
  public int chunks() {
    return (int) (DAY / chunkMillis);
  }

  /** Windows that fall into one slot in a day, given their width. */
  public int windowsPerSlot(long windowMillis) {
    return (int) Math.max(1, slotMillis / windowMillis);
  }

  /** Windows that fall into one weekday cell in a week, given their width. */
  public int windowsPerCell(long windowMillis) {
    return (int) Math.max(1, cellMillis / windowMillis);
  }

  /**
   * The moment on the clock of the zone, to be given to {@link #chunk}, {@link #slot} and {@link
   * #cell}.
   */
  public long local(long epochMillis) {
    return clock.local(epochMillis);
  }

  /** Chunk of a local moment. */
  public int chunk(long local) {
    return (int) (Math.floorMod(local, DAY) / chunkMillis);
  }

  /** Slot of a local moment within its chunk. */
  public int slot(long local) {
    return (int) (Math.floorMod(local, chunkMillis) / slotMillis);
  }

  /**
   * The same time of day of the week on another day.
   *
   * @param weekday 1 (Monday) to 7 (Sunday)
   */
  public static long onWeekday(long local, int weekday) {
    return local + (weekday - 1 - weekday(local)) * DAY;
  }

  private static int weekday(long local) {
    return (int) Math.floorMod(Math.floorDiv(local, DAY) + WEEKDAY_OF_EPOCH, (long) DAYS);
  }

  /** Days from the epoch to a local moment. */
  public long day(long local) {
    return Math.floorDiv(local, DAY);
  }

  /** Weekday cell of a local moment within its chunk. */
  public int cell(long local) {
    int within = (int) (Math.floorMod(local, chunkMillis) / cellMillis);
    return within * DAYS + weekday(local);
  }

  /** A local moment in the middle of a slot, of any day. */
  long middleOfSlot(int chunk, int slot) {
    return chunk * chunkMillis + slot * slotMillis + slotMillis / 2;
  }

  /** A local moment in the middle of a weekday cell, on its weekday. */
  long middleOfCell(int chunk, int cell) {
    long time = chunk * chunkMillis + cell / DAYS * cellMillis + cellMillis / 2;
    return onWeekday(time, cell % DAYS + 1);
  }
}
