package io.foretide.model.forecast;

import java.nio.ByteBuffer;

/** As it was a season ago; as it was last, where that is not known. */
final class SeasonalNaive implements PathExpert {
  private final int season;

  SeasonalNaive(int season) {
    this.season = season;
  }

  @Override
  public void learn(
      StepHistory history, ValueScale scale, long step, double value, long seasonOffset) {
    // The history is all that is needed.
  }

  @Override
  public boolean isReady(StepHistory history) {
    return history.holds(history.last() - season + 1);
  }

  @Override
  public void path(StepHistory history, ValueScale scale, SeasonOffsets seasons, double[] path) {
    long last = history.last();
    for (int h = 1; h <= path.length; h++) {
      long ahead = h + seasons.of(h);
      long then = ahead > 0 ? last + ahead - (ahead + season - 1) / season * season : last + ahead;
      path[h - 1] = history.at(history.holds(then) ? then : last);
    }
  }

  @Override
  public int bytes() {
    return 0;
  }

  @Override
  public void encode(ByteBuffer out) {
    // Nothing is kept.
  }

  @Override
  public void decode(ByteBuffer in) {
    // Nothing is kept.
  }
}
