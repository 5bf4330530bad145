package io.foretide.model.forecast;

import io.foretide.model.statistics.Clipping;
import io.foretide.model.statistics.RecursiveLeastSquares;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A value from those at some lags, or its change over a season from the changes at some lags; the
 * weights learnt online, the horizon reached by taking its own forecasts for values. On the scale,
 * standardized by what the first week was like.
 */
final class Autoregression implements PathExpert {
  private static final double FORGETTING = 0.998;
  private static final double FARTHEST = 8;

  private final int[] lags;
  private final int season;
  private final int warmUp;
  private final int untilReady;
  private final RecursiveLeastSquares weights;
  private double sum;
  private double sumOfSquares;
  private int counted;
  private int learnt;

  // Of the step at work; between steps they say nothing.
  private final double[] row;
  private double[] ahead = new double[0];

  /**
   * Knows nothing.
   *
   * @param lags steps back, each at least 1; the same twice counts once
   * @param season steps over which the change is taken; 0 for the value itself
   * @param clock of the steps
   */
  Autoregression(int[] lags, int season, StepClock clock) {
    this.lags = Arrays.stream(lags).filter(lag -> lag > 0).sorted().distinct().toArray();
    this.season = season;
    this.warmUp = clock.week();
    this.untilReady = clock.day();
    this.weights = new RecursiveLeastSquares(this.lags.length + 1, FORGETTING);
    this.row = new double[this.lags.length + 1];
    row[this.lags.length] = 1;
    if (season == 0) {
      believeInSeason(clock.day());
      believeInSeason(clock.week());
    }
  }

  private void believeInSeason(int lag) {
    int input = Arrays.binarySearch(lags, lag);
    if (input >= 0) {
      weights.expect(input, 0.5);
    }
  }

  private int reach() {
    return lags[lags.length - 1] + season;
  }

  @Override
  public void learn(StepHistory history, ValueScale scale, long step, double y) {
    if (!history.holds(step - Math.max(1, season))) {
      return;
    }
    double input = change(history, scale, step, y);
    if (counted < warmUp) {
      counted++;
      sum += input;
      sumOfSquares += input * input;
    }
    double center = center();
    double spread = spread(center);
    if (history.holds(step - reach()) && spread > 0) {
      for (int i = 0; i < lags.length; i++) {
        row[i] = (change(history, scale, step - lags[i]) - center) / spread;
      }
      weights.learn(row, (input - center) / spread);
      learnt = Math.min(learnt + 1, Integer.MAX_VALUE - 1);
    }
  }

  private double change(StepHistory history, ValueScale scale, long step) {
    return change(history, scale, step, scale.toScale(history.at(step)));
  }

  /**
   * What has changed over the season at a step whose value is {@code y}; without one, the value.
   */
  private double change(StepHistory history, ValueScale scale, long step, double y) {
    return season == 0 ? y : y - scale.toScale(history.at(step - season));
  }

  /** A change has its center at 0: it is no trend. */
  private double center() {
    return season == 0 ? sum / counted : 0;
  }

  private double spread(double mean) {
    double variance = sumOfSquares / counted - mean * mean;
    double least = 1e-6 * Math.abs(mean);
    return variance > least * least ? Math.sqrt(variance) : 0;
  }

  @Override
  public boolean isReady(StepHistory history) {
    return learnt > untilReady;
  }

  @Override
  public void path(StepHistory history, ValueScale scale, double[] path) {
    long last = history.last();
    double center = center();
    double spread = spread(center);
    ahead = ahead.length == path.length ? ahead : new double[path.length];
    for (int h = 1; h <= path.length; h++) {
      for (int i = 0; i < lags.length; i++) {
        row[i] =
            h > lags[i]
                ? ahead[h - lags[i] - 1]
                : (change(history, scale, last + h - lags[i]) - center) / spread;
      }
      ahead[h - 1] = Clipping.clip(weights.predict(row), FARTHEST);
    }
    for (int h = 1; h <= path.length; h++) {
      double y = center + spread * ahead[h - 1];
      // What was the change is the value now, for the steps a season later.
      ahead[h - 1] = season == 0 ? y : y + before(history, scale, h);
      path[h - 1] = scale.fromScale(ahead[h - 1]);
    }
  }

  private double before(StepHistory history, ValueScale scale, int h) {
    return h > season
        ? ahead[h - season - 1]
        : scale.toScale(history.at(history.last() + h - season));
  }

  @Override
  public int bytes() {
    return RecursiveLeastSquares.bytes(row.length) + 2 * Double.BYTES + 2 * Integer.BYTES;
  }

  @Override
  public void encode(ByteBuffer out) {
    weights.encode(out);
    out.putDouble(sum).putDouble(sumOfSquares).putInt(counted).putInt(learnt);
  }

  @Override
  public void decode(ByteBuffer in) {
    weights.decode(in);
    sum = in.getDouble();
    sumOfSquares = in.getDouble();
    counted = in.getInt();
    learnt = in.getInt();
  }
}
