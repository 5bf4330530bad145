package io.foretide.model.anomaly;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;

/** Says of a window with a value whether it is unusual in a way that matters. */
final class WindowJudge {
  private final AlertSettings settings;

  WindowJudge(AlertSettings settings) {
    this.settings = settings;
  }

  /**
   * What a window is compared with: what was expected of it, less what the baseline learnt of the
   * incident in progress.
   */
  Band band(AlertProgress state, ScoredWindow scored) {
    Band own = Band.of(scored);
    if (state.isFiring()) {
      Onset onset = state.openAlert.onset();
      return own.without(onset.direction(), onset.band());
    }
    Sighting first = state.recent.first(scored.direction());
    return first == null ? own : own.without(first.direction(), first.band());
  }

  /** What the window says, compared with {@code band}. */
  Verdict verdict(AlertProgress state, ScoredWindow scored, Band band) {
    if (scored.score() < settings.recoveryThreshold()
        || !matters(scored, band)
        || isWayBack(state, scored, band)) {
      return Verdict.USUAL;
    }
    return scored.score() < settings.scoreThreshold() ? Verdict.BETWEEN : Verdict.UNUSUAL;
  }

  private boolean matters(ScoredWindow scored, Band band) {
    SeriesWindow window = scored.window();
    double departure = scored.direction() * (window.value() - band.expected());
    return scored.trust().compareTo(settings.minTrust()) >= 0
        && WatchedDirection.of(window.key().signal(), window.kind()).watches(scored.direction())
        && settings.smallestEffect().isReached(window, departure, band.expected());
  }

  /** The way back from an incident looks unusual to a baseline that had followed it. */
  private static boolean isWayBack(AlertProgress state, ScoredWindow scored, Band band) {
    return state.isFiring()
        && scored.direction() != state.openAlert.onset().direction()
        && band.contains(scored.window().value());
  }
}
