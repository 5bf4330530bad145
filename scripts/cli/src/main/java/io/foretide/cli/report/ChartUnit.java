package io.foretide.cli.report;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;

/** How the page writes the values of a chart. */
public enum ChartUnit {
  /** Events per window. */
  COUNT,
  /** A share 0..1, written in per cent. */
  SHARE,
  /** Milliseconds, written as ms or s. */
  MILLISECONDS,
  /** A plain number. */
  NUMBER;

  /** Unit of a series. */
  public static ChartUnit of(SeriesKey key, SignalKind kind) {
    return switch (kind) {
      case COUNT -> COUNT;
      case RATIO -> SHARE;
      case LATENCY -> MILLISECONDS;
      case GAUGE -> key.signal().equals(Signals.SATURATION) ? SHARE : NUMBER;
    };
  }
}
