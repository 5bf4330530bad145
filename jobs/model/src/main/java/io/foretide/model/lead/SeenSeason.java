package io.foretide.model.lead;

import io.foretide.model.forecast.DemandGuidance;
import io.foretide.model.forecast.StepClock;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The last week in cells of five minutes or a window, the last day's highest values, and the day as
 * it mostly is; on the clock of a zone. A minute's resolution would cost 40 KB and forecast no
 * better.
 */
final class SeenSeason {
  // Cells beyond a week or day that are looked back to from a little before it.
  private static final int MARGIN = 4;
  private static final long LEVEL_MILLIS = Duration.ofMinutes(10).toMillis();

  private final StepClock clock;
  private final long windowMillis;
  private final TimeRing means;
  private final TimeRing highest;
  private final DayProfile profile;
  private long cell = Long.MIN_VALUE;
  private double sum;
  private double most;
  private int count;

  SeenSeason(LeadSettings settings) {
    this.clock = settings.cells();
    this.windowMillis = settings.windowMillis();
    int levelCells = (int) (LEVEL_MILLIS / clock.stepMillis()) + MARGIN;
    this.means = new TimeRing(clock.week() + levelCells);
    this.highest = new TimeRing(clock.day() + MARGIN);
    this.profile = new DayProfile(clock.day());
  }

  /**
   * Takes the value of a window.
   *
   * @param shiftMillis how much later than usual its season came, as if clocks had been changed
   * @param value NaN for a gap
   */
  void learn(long startMillis, long shiftMillis, double value) {
    long local = clock.clock().local(startMillis) - shiftMillis;
    long at = Math.floorDiv(local, clock.stepMillis());
    if (at != cell) {
      close();
      cell = at;
    }
    if (!Double.isNaN(value)) {
      sum += value;
      most = count == 0 ? value : Math.max(most, value);
      count++;
      means.put(cell, sum / count);
      highest.put(cell, most);
    }
  }

  private void close() {
    if (count > 0) {
      profile.learn(cell, sum / count);
    }
    sum = 0;
    most = 0;
    count = 0;
  }

  /**
   * Where the season of a window is looked up.
   *
   * @param told what people have told of it
   */
  SeasonPlace place(long startMillis, DemandGuidance told) {
    return SeasonPlace.of(clock.clock().local(startMillis), told);
  }

  /** What a time of day, on the local clock, is mostly like; NaN when that is not known. */
  double usual(long local) {
    return profile.at(Math.floorDiv(local, clock.stepMillis()));
  }

  /** Mean of the windows within {@code around} of one that began then; NaN when not known. */
  double around(long local, long aroundMillis) {
    return mean(local - aroundMillis, local + aroundMillis + windowMillis);
  }

  /** Mean of the ten minutes that ended with the window that began then; NaN when not known. */
  double level(long local) {
    long end = local + windowMillis;
    return mean(end - Math.max(LEVEL_MILLIS, windowMillis), end);
  }

  private double mean(long fromMillis, long toMillis) {
    double weighted = 0;
    long known = 0;
    long step = clock.stepMillis();
    for (long at = Math.floorDiv(fromMillis, step); at * step < toMillis; at++) {
      double value = means.at(at);
      if (!Double.isNaN(value)) {
        long part = Math.min(toMillis, (at + 1) * step) - Math.max(fromMillis, at * step);
        weighted += part * value;
        known += part;
      }
    }
    return known > 0 ? weighted / known : Double.NaN;
  }

  /** Highest value within so much of a time of the last day; NaN when not known. */
  double highest(long local, long withinMillis) {
    long to = Math.floorDiv(local + withinMillis, clock.stepMillis());
    double max = Double.NaN;
    for (long at = Math.floorDiv(local - withinMillis, clock.stepMillis()); at <= to; at++) {
      double value = highest.at(at);
      max = max >= value ? max : Double.isNaN(value) ? max : value;
    }
    return max;
  }

  int bytes() {
    return means.bytes() + highest.bytes() + profile.bytes() + 3 * Long.BYTES + Integer.BYTES;
  }

  void encode(ByteBuffer out) {
    means.encode(out);
    highest.encode(out);
    profile.encode(out);
    out.putLong(cell).putDouble(sum).putDouble(most).putInt(count);
  }

  void decode(ByteBuffer in) {
    means.decode(in);
    highest.decode(in);
    profile.decode(in);
    cell = in.getLong();
    sum = in.getDouble();
    most = in.getDouble();
    count = in.getInt();
  }
}
