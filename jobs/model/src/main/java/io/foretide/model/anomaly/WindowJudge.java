package io.foretide.model.anomaly;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Trust;
import java.util.List;

/** Says of a window with a value whether it is unusual in a way that matters. */
final class WindowJudge {
  // In distances from the expectation to the band's bound.
  private static final double WELL_BEYOND = 1.25;
  private static final double CAUTION_BEFORE_A_WEEK = 1.25;

  private final AlertSettings settings;
  private final ScoreThresholds thresholds;
  private final SmallestEffect halfOfTheSmallestEffect;

  WindowJudge(AlertSettings settings, ScoreThresholds thresholds) {
    this.settings = settings;
    this.thresholds = thresholds;
    this.halfOfTheSmallestEffect = settings.smallestEffect().half();
  }

  /**
   * What is said of a window.
   *
   * @param verdict whether it is unusual
   * @param side the side on which it is: +1 above what was expected, -1 below; 0 on neither
   * @param band what it was compared with
   */
  record Judgement(Verdict verdict, int side, Band band) {}

  /**
   * Judges a window. An onset is unusual by its score; what follows it on the same side is unusual
   * as long as it stays off the season, for the score is about what is new.
   */
  Judgement judge(AlertProgress state, ScoredWindow scored) {
    int open = state.isFiring() ? state.openAlert.onset().direction() : state.recent.side();
    int side = scored.direction();
    int onset = thresholds.isReached(scored.score(), side) ? side : 0;
    Band band = band(state, scored, open != 0 ? open : onset);
    if (isFrozen(state, scored, open)) {
      return new Judgement(Verdict.FROZEN, 0, band);
    }
    if (open != 0 && (onset == open || lasts(state, scored, open, band))) {
      return goesOn(scored, open, band);
    }
    if (onset != 0
        && matters(scored, onset, band, settings.smallestEffect())
        && !isWayBack(state, scored, onset, band)) {
      return unusual(onset, band);
    }
    return open * scored.departure() >= settings.recoveryDeparture() && open != 0
        ? new Judgement(Verdict.BETWEEN, 0, band)
        : usual(band);
  }

  /** What goes on is over when it has become much too small to matter. */
  private Judgement goesOn(ScoredWindow scored, int side, Band band) {
    if (matters(scored, side, band, settings.smallestEffect())) {
      return unusual(side, band);
    }
    return matters(scored, side, band, halfOfTheSmallestEffect)
        ? new Judgement(Verdict.BETWEEN, 0, band)
        : usual(band);
  }

  private static Judgement unusual(int side, Band band) {
    return new Judgement(Verdict.UNUSUAL, side, band);
  }

  private static Judgement usual(Band band) {
    return new Judgement(Verdict.USUAL, 0, band);
  }

  /**
   * What a window is compared with: what was expected of it, less what the baseline learnt of the
   * incident in progress.
   */
  private static Band band(AlertProgress state, ScoredWindow scored, int side) {
    Band own = Band.of(scored);
    if (state.isFiring()) {
      Onset onset = state.openAlert.onset();
      return own.without(onset.direction(), onset.band());
    }
    Sighting first = state.recent.first(side);
    return first == null ? own : own.without(side, first.band());
  }

  /**
   * Whether what began goes on. Pending, a value well beyond the band from before the onset
   * suffices, however wide the season is; a baseline that has not seen a week takes more.
   */
  private boolean lasts(AlertProgress state, ScoredWindow scored, int side, Band band) {
    double caution = scored.trust() == Trust.TRAINED ? 1 : CAUTION_BEFORE_A_WEEK;
    return side * scored.departure() >= caution * settings.lastingDeparture()
        || (!state.isFiring()
            && band.isBeyond(side, scored.window().value(), caution * WELL_BEYOND));
  }

  private boolean matters(ScoredWindow scored, int side, Band band, SmallestEffect smallest) {
    return matters(scored.window(), scored.trust(), side, band, smallest);
  }

  private boolean matters(
      SeriesWindow window, Trust trust, int side, Band band, SmallestEffect smallest) {
    double departure = side * (window.value() - band.expected());
    return trust.compareTo(settings.minTrust()) >= 0
        && settings.watched(window.key().signal(), window.kind()).watches(side)
        && smallest.isReached(window, departure, band.expected());
  }

  /** Whether what a window seems to become matters to anybody. */
  boolean matters(Suspicion suspicion, Sighting sighting) {
    SmallestEffect smallest = settings.smallestEffect();
    return matters(
            suspicion.window(),
            suspicion.trust(),
            suspicion.direction(),
            suspicion.band(),
            smallest)
        && smallest.areEnough(suspicion.kind(), List.of(sighting));
  }

  /**
   * Not while a deviation is in force: an outage, too, is flat. What was frozen in a way that
   * matters is frozen until it moves, whatever is expected by then.
   */
  private boolean isFrozen(AlertProgress state, ScoredWindow scored, int open) {
    if (state.isFiring()) {
      return open == 0 && scored.frozenWindows() > 0;
    }
    SeriesWindow window = scored.window();
    return scored.frozenWindows() > 0
        && scored.trust().compareTo(settings.minTrust()) >= 0
        && settings.watched(window.key().signal(), window.kind()) != WatchedDirection.NONE
        && settings.smallestEffect().isReachedByFrozen(window, scored.expected());
  }

  /** The way back from an incident looks unusual to a baseline that had followed it. */
  private static boolean isWayBack(AlertProgress state, ScoredWindow scored, int side, Band band) {
    return state.isFiring()
        && side != state.openAlert.onset().direction()
        && band.contains(scored.window().value());
  }
}
