package io.foretide.model.forecast;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * A level, a day and how the hours of the week depart from it, all learnt slowly, and what will be
 * left of the last residual. On the scale.
 */
final class SlowSeason implements PathExpert {
  // A level for days ahead is better slow, one for hours ahead fast: two days by the hour lose
  // 0.3 % at 0.02 (M4), four hours by five minutes 2 % at 0.01 (AIOps).
  private static final double LEVEL_RATE_OVER_A_DAY = 0.01;
  private static final double SLOWEST_LEVEL = 0.005;
  private static final double FASTEST_LEVEL = 0.02;
  private static final double DAY_RATE = 0.05;
  private static final double DAY_SHARE = 0.9;
  private static final double WEEK_RATE = 0.2;
  private static final double WEEK_SHARE = 0.6;
  private static final int DAYS_BEFORE_WEEK = 3;
  private static final int WEEK_CELLS = 7 * 24;
  private static final double CORRELATION_RATE = 0.01;
  private static final double MOST_CORRELATION = 0.98;

  private final int day;
  private final int week;
  private final int cells;
  private final double levelRate;
  private final float[] ofDay;
  private final float[] ofWeek;
  private double level;
  private double residual;
  private double variance;
  private double covariance;
  private int seen;

  /**
   * Knows nothing.
   *
   * @param clock of the steps
   * @param horizon steps that it is asked about
   */
  SlowSeason(StepClock clock, int horizon) {
    this.day = clock.day();
    this.week = clock.week();
    this.cells = Math.min(week, WEEK_CELLS);
    double rate = LEVEL_RATE_OVER_A_DAY * day / horizon;
    this.levelRate = Math.max(SLOWEST_LEVEL, Math.min(FASTEST_LEVEL, rate));
    this.ofDay = new float[day];
    this.ofWeek = new float[cells];
  }

  @Override
  public void learn(
      StepHistory history, ValueScale scale, long step, double value, long seasonOffset) {
    long place = step + seasonOffset;
    double y = scale.toScale(value);
    if (seen == 0) {
      level = y;
    }
    int days = seen / day;
    double error = y - season(place);
    variance += CORRELATION_RATE * (error * error - variance);
    covariance += CORRELATION_RATE * (error * residual - covariance);
    level += Math.max(levelRate, 1.0 / (seen + 1)) * error;
    ofDay[slot(place)] += (float) (DAY_SHARE * Math.max(DAY_RATE, 1.0 / (days + 1)) * error);
    if (days >= DAYS_BEFORE_WEEK) {
      int weeks = (seen - DAYS_BEFORE_WEEK * day) / week;
      double rate = WEEK_SHARE * Math.max(WEEK_RATE, 1 / (weeks + 1.5));
      ofWeek[cell(place)] += (float) (rate * cells / week * error);
    }
    residual = y - season(place);
    seen = Math.min(seen + 1, Integer.MAX_VALUE - 1);
  }

  private double season(long step) {
    return level + ofDay[slot(step)] + ofWeek[cell(step)];
  }

  private int slot(long step) {
    return (int) Math.floorMod(step, (long) day);
  }

  private int cell(long step) {
    return (int) (Math.floorMod(step, (long) week) * cells / week);
  }

  @Override
  public boolean isReady(StepHistory history) {
    return seen >= day;
  }

  @Override
  public void path(StepHistory history, ValueScale scale, SeasonOffsets seasons, double[] path) {
    double correlation =
        variance > 0 ? Math.max(0, Math.min(MOST_CORRELATION, covariance / variance)) : 0;
    double carried = residual;
    for (int h = 1; h <= path.length; h++) {
      carried *= correlation;
      path[h - 1] = scale.fromScale(season(history.last() + h + seasons.of(h)) + carried);
    }
  }

  @Override
  public int bytes() {
    return (day + cells) * Float.BYTES + 4 * Double.BYTES + Integer.BYTES;
  }

  @Override
  public void encode(ByteBuffer out) {
    VersionedState.writeFloats(out, ofDay);
    VersionedState.writeFloats(out, ofWeek);
    out.putDouble(level).putDouble(residual).putDouble(variance).putDouble(covariance).putInt(seen);
  }

  @Override
  public void decode(ByteBuffer in) {
    VersionedState.readFloats(in, ofDay);
    VersionedState.readFloats(in, ofWeek);
    level = in.getDouble();
    residual = in.getDouble();
    variance = in.getDouble();
    covariance = in.getDouble();
    seen = in.getInt();
  }
}
