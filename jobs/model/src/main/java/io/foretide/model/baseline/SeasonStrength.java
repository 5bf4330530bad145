package io.foretide.model.baseline;

import io.foretide.model.series.Season;
import java.nio.ByteBuffer;

/**
 * Finds out which season a series has: compares how far values lie from their mean of late, from
 * the day profile and from the profile of day and week, over the last days. A season is taken when
 * it explains five percent of the distance, and dropped as soon as it explains none; until a day
 * can be judged both are believed in.
 *
 * <p>Mutable: part of the baseline's state. Distances are in the model's domain.
 */
final class SeasonStrength {
  static final int BYTES = 4 * Double.BYTES + Integer.BYTES + 1;

  private static final double DROPPED = 1;
  private static final double TAKEN = 0.95;
  private static final double MEMORY_DAYS = 2;
  private static final double JUDGED_AFTER_DAYS = 0.125;
  private static final double REFUTED = 1.1;

  private double mean;
  private double fromMean;
  private double fromDay;
  private double fromWeek;
  private int count;
  private boolean day = true;
  private boolean week = true;

  /** The season as far as it is known. */
  Season season() {
    if (!day) {
      return Season.NONE;
    }
    return week ? Season.DAY_AND_WEEK : Season.DAY;
  }

  /** Mean of late, relative to the anchor: what is expected without a season. */
  double mean() {
    return mean;
  }

  /**
   * Whether on the first day a season that was borrowed has been further off than the mean of late.
   */
  boolean refutesBorrowed(double windowsPerDay) {
    return count > JUDGED_AFTER_DAYS * windowsPerDay
        && count <= windowsPerDay
        && Math.min(fromDay, fromWeek) > REFUTED * fromMean;
  }

  /** Forgets what each season was worth; the mean stays. */
  void beginAnew() {
    fromMean = 0;
    fromDay = 0;
    fromWeek = 0;
    count = 0;
    day = true;
    week = true;
  }

  /** Moves the mean. */
  void follow(double step) {
    mean += step;
  }

  /**
   * Learns how far a value lies from what each season expected.
   *
   * @param bound distances beyond count no more
   * @param windowsPerDay windows in a day
   */
  void learn(double ofMean, double ofDay, double ofWeek, double bound, double windowsPerDay) {
    count = Math.min(count + 1, Integer.MAX_VALUE - 1);
    double rate = Math.max(1 / (MEMORY_DAYS * windowsPerDay), 1.0 / count);
    fromMean += rate * (Math.min(bound, Math.abs(ofMean)) - fromMean);
    fromDay += rate * (Math.min(bound, Math.abs(ofDay)) - fromDay);
    fromWeek += rate * (Math.min(bound, Math.abs(ofWeek)) - fromWeek);
    if (count > windowsPerDay) {
      day = Math.min(fromDay, fromWeek) < (day ? DROPPED : TAKEN) * fromMean;
      week = fromWeek < (week ? DROPPED : TAKEN) * fromDay;
    }
  }

  void encode(ByteBuffer out) {
    out.putDouble(mean).putDouble(fromMean).putDouble(fromDay).putDouble(fromWeek).putInt(count);
    out.put((byte) ((day ? 1 : 0) | (week ? 2 : 0)));
  }

  void decode(ByteBuffer in) {
    mean = in.getDouble();
    fromMean = in.getDouble();
    fromDay = in.getDouble();
    fromWeek = in.getDouble();
    count = in.getInt();
    int bits = in.get();
    day = (bits & 1) != 0;
    week = (bits & 2) != 0;
  }
}
