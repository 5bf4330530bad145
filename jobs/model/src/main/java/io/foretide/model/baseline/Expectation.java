package io.foretide.model.baseline;

import io.foretide.model.season.SeasonChunk;
import io.foretide.model.season.SeasonLayout;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.statistics.VarianceStabilizer;
import java.time.Duration;

/**
 * What a window is expected to be before its value is seen. In the model's domain. Mutable, so that
 * one instance serves every window.
 */
final class Expectation {
  private static final long FIRST_ROUND = Duration.ofHours(23).toMillis();
  private static final double UNSEEN_WEEKDAY_WIDENING = 1.5;
  private static final double BORROWED_WIDENING = 1.25;

  private final SeasonLayout layout;
  private final long windowMillis;

  /** Start of the window, milliseconds since the epoch. */
  long startMillis;

  /** Slot of the day within the chunk. */
  int slot;

  /** Weekday cell within the chunk. */
  int cell;

  /** Whether the profile knows this time of day. */
  boolean seasonal;

  /** What the season that the series has expects, relative to the anchor. */
  double season;

  /** Mean of late, relative to the anchor: what is expected without a season. */
  double mean;

  /** Level, trend and day profile, relative to the anchor. */
  double ofDay;

  /** The same with the weekday, relative to the anchor. */
  double ofWeek;

  /** The expectation itself, not relative. */
  double center;

  /** The part of the noise that counting alone explains, a standard deviation. */
  double sampling;

  /** Spread of a one-step error, above 0 unless nothing ever moved. */
  double scale;

  /** Spread of a residual against the season. */
  double departureScale;

  Expectation(SeasonLayout layout, long windowMillis) {
    this.layout = layout;
    this.windowMillis = windowMillis;
  }

  /**
   * Turns to a window.
   *
   * @param local start of the window on the clock of the zone
   */
  void form(SeriesWindow window, long local, BaselineState state, SeasonChunk chunk) {
    startMillis = window.startMillis();
    slot = layout.slot(local);
    cell = layout.cell(local);
    boolean seen = chunk.dayCount(slot) > 0;
    seasonal = state.borrowed || (seen && window.startMillis() - state.firstStart >= FIRST_ROUND);
    mean = state.strength.mean();
    ofDay = state.level + state.trend + chunk.day(slot);
    ofWeek = ofDay + chunk.week(cell);
    season =
        switch (state.season()) {
          case NONE -> mean;
          case DAY -> ofDay;
          case DAY_AND_WEEK -> ofWeek;
        };
    center = state.anchor + (seasonal ? season + carried(window, state) : state.quick);
    sampling = VarianceStabilizer.samplingDeviation(window.kind(), center, window.weight());
    double doubt = state.borrowed && !seen ? BORROWED_WIDENING : 1;
    scale = doubt * Math.max(sampling, Scale.oneStep(state, chunk));
    double widening = doubt * (chunk.weekCount(cell) == 0 ? UNSEEN_WEEKDAY_WIDENING : 1);
    departureScale = widening * Math.max(sampling, Scale.seasonal(state));
  }

  /** What is left of the last residual. */
  private double carried(SeriesWindow window, BaselineState state) {
    if (Double.isNaN(state.residual)) {
      return 0;
    }
    long steps = (window.startMillis() - state.lastValueStart) / windowMillis;
    return state.residual * Math.pow(state.correlation(), (double) steps);
  }

  /** How far a value lies from the season, in scales of such departures; 0 while unknown. */
  double departure(double y, BaselineState state) {
    return seasonal && departureScale > 0 ? (y - state.anchor - season) / departureScale : 0;
  }
}
