package io.foretide.model.detection;

import io.foretide.model.series.SignalKind;

/**
 * A window as the detector sees it. Mutable, so that one instance serves every window.
 *
 * <p>All but {@link #value} is in the model's domain.
 */
public final class Observation {
  /** Noise model of the signal. */
  public SignalKind kind;

  /** What was observed, in the unit of the signal. */
  public double value;

  /** What was observed, in the model's domain. */
  public double y;

  /** Distance from the season; NaN while the season is unknown. */
  public double residual;

  /** The part of the noise that counting alone explains, a standard deviation. */
  public double sampling;

  /** Windows since the last value, at least 1: more after a gap. */
  public long steps;

  /** Start of the window, milliseconds since the epoch. */
  public long startMillis;

  /** Days since the epoch on the clock of the series' zone. */
  public long day;

  /** Whether the season is known. */
  boolean isSeasonal() {
    return !Double.isNaN(residual);
  }
}
