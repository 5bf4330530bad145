package io.foretide.model.forecast;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * The weeks before, the later the more, and a part of how far the last day departed from them. On
 * the scale. A cell of the week is a step, but at least a quarter of an hour.
 */
final class WeekMeans implements PathExpert {
  private static final int MOST_CELLS = 7 * 96;
  // With 0.25 of the last week and 0.6 of the departure M4 Hourly is 0.3 % further off.
  private static final double RATE = 0.1;
  private static final double KEPT = 0.4;

  private final int day;
  private final int week;
  private final int stepsPerCell;
  private final float[] means;
  private double departure;
  private int seen;

  WeekMeans(StepClock clock) {
    this.day = clock.day();
    this.week = clock.week();
    this.stepsPerCell = Math.max(1, week / MOST_CELLS);
    this.means = new float[week / stepsPerCell];
  }

  @Override
  public void learn(
      StepHistory history, ValueScale scale, long step, double value, long seasonOffset) {
    int weeks = seen / week;
    if (weeks == 0 && Math.abs(seasonOffset) >= day) {
      // In the first week a cell that is passed over would be without a value.
      return;
    }
    double y = scale.toScale(value);
    long place = step + seasonOffset;
    int cell = cell(place);
    if (weeks > 0) {
      int steps = seen - week + 1;
      departure += Math.max(1.0 / steps, 2.0 / (day + 1)) * (y - means[cell] - departure);
    }
    double rate = RATE / (1 - Math.pow(1 - RATE, weeks + 1.0));
    means[cell] += (float) (cellRate(rate, weeks, place) * (y - means[cell]));
    seen = Math.min(seen + 1, Integer.MAX_VALUE - 1);
  }

  /** Of the steps of a cell, those of the first week count alike. */
  private double cellRate(double rate, int weeks, long step) {
    return weeks == 0
        ? 1.0 / (1 + Math.floorMod(step, (long) stepsPerCell))
        : 1 - Math.pow(1 - rate, 1.0 / stepsPerCell);
  }

  private int cell(long step) {
    return (int) (Math.floorMod(step, (long) week) / stepsPerCell);
  }

  @Override
  public boolean isReady(StepHistory history) {
    return seen >= week + day;
  }

  @Override
  public void path(StepHistory history, ValueScale scale, SeasonOffsets seasons, double[] path) {
    for (int h = 1; h <= path.length; h++) {
      path[h - 1] =
          scale.fromScale(means[cell(history.last() + h + seasons.of(h))] + KEPT * departure);
    }
  }

  @Override
  public int bytes() {
    return means.length * Float.BYTES + Double.BYTES + Integer.BYTES;
  }

  @Override
  public void encode(ByteBuffer out) {
    VersionedState.writeFloats(out, means);
    out.putDouble(departure).putInt(seen);
  }

  @Override
  public void decode(ByteBuffer in) {
    VersionedState.readFloats(in, means);
    departure = in.getDouble();
    seen = in.getInt();
  }
}
