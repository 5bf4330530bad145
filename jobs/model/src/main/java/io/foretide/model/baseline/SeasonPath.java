package io.foretide.model.baseline;

import io.foretide.model.season.ChunkStore;
import io.foretide.model.season.SeasonChunk;
import io.foretide.model.season.SeasonLayout;

/**
 * Walks the windows after the last one, and says where the series is expected and how far it may
 * stray. In the model's domain.
 */
public final class SeasonPath {
  static final double TREND_DAMPING = 0.98;
  // Time in which the level drifts by as much as a residual usually departs.
  private static final double LEVEL_DRIFT_MILLIS = 24 * 3_600_000.0;
  private static final double WIDENING_OF_UNSEEN_WEEKDAY = 2;

  private final BaselineState state;
  private final ChunkStore chunks;
  private final SeasonLayout layout;
  private final long windowMillis;
  private final double correlation;
  private final double driftPerStep;

  private long start;
  private int chunkIndex = -1;
  private SeasonChunk chunk;
  private double carried;
  private double growth;
  private double drift;
  private double fading = 1;
  private double trend;
  private double climbed;
  private double center;
  private double spread;

  /** A path whose first step is the window that starts at {@code originMillis}. */
  public SeasonPath(
      BaselineSettings settings, BaselineState state, ChunkStore chunks, long originMillis) {
    this.state = state;
    this.chunks = chunks;
    this.layout = settings.layout();
    this.windowMillis = settings.windowMillis();
    this.correlation = state.correlation();
    this.driftPerStep = settings.windowMillis() / LEVEL_DRIFT_MILLIS;
    this.start = originMillis - windowMillis;
    long gap = (start - state.lastValueStart) / windowMillis;
    this.carried =
        Double.isNaN(state.residual) ? 0 : state.residual * Math.pow(correlation, (double) gap);
    this.trend = state.trend;
  }

  /** Moves to the next window. */
  public void advance() {
    start += windowMillis;
    carried *= correlation;
    fading *= correlation * correlation;
    growth = 1 + correlation * correlation * growth;
    trend *= TREND_DAMPING;
    climbed += trend;
    drift += driftPerStep;
    long local = layout.local(start);
    load(layout.chunk(local));
    int slot = layout.slot(local);
    int cell = layout.cell(local);
    boolean known = chunk.dayCount(slot) > 0;
    double season = season(known, slot, cell);
    center = state.anchor + season + (known ? carried : 0);
    double widening = known && chunk.weekCount(cell) > 0 ? 1 : WIDENING_OF_UNSEEN_WEEKDAY;
    double error = Scale.oneStep(state, chunk);
    double departure = Scale.seasonal(state);
    double settled = departure * departure * (1 - fading);
    spread =
        widening
            * Math.sqrt(Math.max(error * error * growth, settled) + drift * departure * departure);
  }

  private double season(boolean known, int slot, int cell) {
    double day = climbed + (known ? state.level + chunk.day(slot) : state.quick);
    return switch (state.season()) {
      case NONE -> state.strength.mean();
      case DAY -> day;
      case DAY_AND_WEEK -> day + chunk.week(cell);
    };
  }

  private void load(int index) {
    if (index != chunkIndex) {
      chunk = SeasonChunk.of(chunks.read(index), layout);
      chunkIndex = index;
    }
  }

  /** Where the series is expected. */
  public double center() {
    return center;
  }

  /** Standard deviation of what it may stray. */
  public double spread() {
    return spread;
  }
}
