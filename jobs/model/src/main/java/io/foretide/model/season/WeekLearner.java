package io.foretide.model.season;

import io.foretide.model.series.SignalKind;
import io.foretide.model.series.UsualWeek;
import io.foretide.model.statistics.VarianceStabilizer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Learns how a signal usually goes through the hours of a week from the mean of each hour, and
 * whether that says more of the next week than the mean of late does. Mutable. In the model's
 * domain.
 */
public final class WeekLearner {
  /** Size of the encoded state, bytes. */
  public static final int BYTES = (UsualWeek.HOURS + 4) * Float.BYTES + Integer.BYTES;

  private static final float RATE = 0.3f;
  private static final float MEAN_RATE = 1 / 24f;
  private static final float DISTANCE_RATE = 1 / 84f;
  // Fewer say nothing; a week that is hardly better than no season is not worth lending.
  private static final int JUDGED_HOURS = 48;
  private static final double WORTH = 0.7;

  // NaN where an hour was never seen.
  private final float[] hours = new float[UsualWeek.HOURS];
  private float mean;
  private float fromMean;
  private float fromDay;
  private float fromWeek;
  private int judged;

  /** Nothing is known. */
  public WeekLearner() {
    Arrays.fill(hours, Float.NaN);
  }

  /**
   * Learns an hour.
   *
   * @param hour hour of the week, see {@link UsualWeek#hour}
   * @param value its mean in the model's domain
   */
  public void learn(int hour, double value) {
    float y = (float) value;
    if (Float.isNaN(hours[hour])) {
      hours[hour] = y;
    } else {
      judge(y, hours[hour], ofDay(hour));
      hours[hour] += RATE * (y - hours[hour]);
    }
    mean += MEAN_RATE * (y - mean);
  }

  private void judge(float value, float ofWeek, float ofDay) {
    if (Float.isNaN(ofDay)) {
      return;
    }
    judged = Math.min(judged + 1, Integer.MAX_VALUE - 1);
    float rate = Math.max(DISTANCE_RATE, 1f / judged);
    fromMean += rate * (Math.abs(value - mean) - fromMean);
    fromDay += rate * (Math.abs(value - ofDay) - fromDay);
    fromWeek += rate * (Math.abs(value - ofWeek) - fromWeek);
  }

  /**
   * The week in the unit of the signal; null until every hour was seen and two days of the next
   * week came closer to it than to the mean of the last day. How its days differ counts as far as
   * that has brought it closer.
   */
  public UsualWeek usual(SignalKind kind) {
    if (judged < JUDGED_HOURS || Math.min(fromDay, fromWeek) > WORTH * fromMean) {
      return null;
    }
    float believed = fromDay > 0 ? Math.max(0, 1 - fromWeek / fromDay) : 0;
    float[] usual = new float[UsualWeek.HOURS];
    for (int hour = 0; hour < usual.length; hour++) {
      float ofDay = ofDay(hour);
      if (Float.isNaN(ofDay)) {
        return null;
      }
      usual[hour] =
          (float) VarianceStabilizer.fromModel(kind, ofDay + believed * (hours[hour] - ofDay));
    }
    return new UsualWeek(usual);
  }

  /** Mean over the days at the time of day of an hour; NaN while one is unknown. */
  private float ofDay(int hour) {
    float sum = 0;
    for (int day = 0; day < UsualWeek.DAYS; day++) {
      sum += hours[(hour + day * UsualWeek.HOURS_OF_DAY) % UsualWeek.HOURS];
    }
    return sum / UsualWeek.DAYS;
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    for (float hour : hours) {
      out.putFloat(hour);
    }
    out.putFloat(mean).putFloat(fromMean).putFloat(fromDay).putFloat(fromWeek).putInt(judged);
  }

  /** Takes the state over from what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    for (int hour = 0; hour < hours.length; hour++) {
      hours[hour] = in.getFloat();
    }
    mean = in.getFloat();
    fromMean = in.getFloat();
    fromDay = in.getFloat();
    fromWeek = in.getFloat();
    judged = in.getInt();
  }
}
