package io.foretide.model.baseline;

import io.foretide.model.series.Learning;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Trust;
import java.util.List;

/**
 * What is said of a window, see {@link ScoredWindow}. Mutable, so that one instance serves every
 * window; {@link SeasonalBaseline} is its one writer.
 */
public final class Scoring {
  double expected;
  double lower;
  double upper;
  double score;
  int direction;
  double departure;
  int frozenWindows;
  Trust trust;
  double coverage;
  Learning learning;
  long newNormalSince;
  List<String> controls;

  /** How unusual the window is, 0..1. */
  public double score() {
    return score;
  }

  /** Says nothing but how far it may be trusted. */
  void clear(Trust ofState) {
    expected = Double.NaN;
    lower = Double.NaN;
    upper = Double.NaN;
    score = 0;
    direction = 0;
    departure = 0;
    frozenWindows = 0;
    trust = ofState;
    coverage = Double.NaN;
    learning = Learning.LEARNT;
    newNormalSince = ScoredWindow.AS_BEFORE;
    controls = List.of();
  }

  /** The same as a value of its own; what siblings show has been of use by then. */
  public ScoredWindow of(SeriesWindow window) {
    return new ScoredWindow(
        window.siblings() == null ? window : window.with(null),
        expected,
        lower,
        upper,
        score,
        direction,
        departure,
        frozenWindows,
        trust,
        coverage,
        learning,
        newNormalSince,
        controls);
  }
}
