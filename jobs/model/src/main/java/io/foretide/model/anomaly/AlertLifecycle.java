package io.foretide.model.anomaly;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import java.util.List;

/**
 * The life of a series' alerts, one call per scored window.
 *
 * <pre>
 *                 unusual              3 of 5 windows unusual, on one side,
 *                 (an onset)           or 2 in a row, one of them extreme
 *   (nothing) ───────────────▶ pending ─────────────────────────▶ FIRING ──┐ severity raised, or
 *       ▲                         │                                 │  ▲   │ noticeably worse:
 *       │  5 windows without,     │                                 │  └───┘ next revision
 *       │  or no data             │                                 │
 *       ├─────────────────────────┘                                 │
 *       │           5 usual windows, or no data,                    │
 *       └──────── RESOLVED ◀────────────────────────────────────────┘
 *                   or the other side fulfils what firing takes,
 *                   or it is the new normal
 * </pre>
 *
 * <p>The numbers are those of {@link AlertSettings#defaults}. Pending is not published. A window
 * yields one revision at most: after an alert that turned, the alert of the other side fires with
 * the next unusual window. Gaps move only the clock. Windows that are not newer than the last one
 * seen are replays and ignored; where the caller has dropped empty state, a replay makes the same
 * alert with the same id again.
 *
 * <p>What the slices of a window make certain ({@link #suspect}) is published at once, as
 * provisional, under the id that the window gives it. The window confirms it, however many it takes
 * otherwise, or withdraws it:
 *
 * <pre>
 *               suspected                    the window is unusual
 *   (nothing) ─────────────▶ provisional ──┬──────────────────────▶ FIRING
 *   or pending                             └──────────────────────▶ RESOLVED: withdrawn
 *                                            it is not, nor the next when it began late
 * </pre>
 *
 * <p>A feed that is frozen, see {@link ScoredWindow#frozenWindows}, fires at once: it has taken its
 * time. That alert lasts until the series has moved for as long as recovery takes.
 *
 * <p>While a calendar wants it quiet nothing is pending or in force. What a person has dismissed is
 * over, though the series is not well again: it goes on unpublished, in quiet times too, so that it
 * does not fire anew.
 *
 * <p>Alerts say what was expected before they began, for a baseline soon expects part of the
 * incident that it sees.
 */
public final class AlertLifecycle {
  /** Name of the rule that a series keeps to what is expected of it. */
  public static final String SEASONAL_DEVIATION = "seasonal-deviation";

  /** Name of the rule that a series moves. */
  public static final String FROZEN_FEED = "frozen-feed";

  /** An alert has become noticeably worse when its effect has grown that many times. */
  private static final double NOTICEABLY_WORSE = 1.25;

  private final AlertGuidance guidance;
  private final AlertSettings settings;
  private final WindowJudge judge;

  /** Alerts of series of which all the same was said. */
  public AlertLifecycle(AlertGuidance guidance) {
    this.guidance = guidance;
    this.settings = guidance.settings();
    this.judge = new WindowJudge(settings, guidance.thresholds());
  }

  /**
   * Takes the next window of the series.
   *
   * @param state how far the series has come; changed
   * @return the revision to publish, or null
   */
  public Alert advance(AlertProgress state, ScoredWindow scored) {
    SeriesWindow window = scored.window();
    if (window.endMillis() <= state.seenMillis) {
      return null;
    }
    boolean gap = window.isGap() || Double.isNaN(scored.score());
    Alert ended = expire(state, gap ? window.endMillis() : window.startMillis());
    state.seenMillis = window.endMillis();
    if (ended == null) {
      ended = end(state, scored);
    }
    if (gap) {
      return ended;
    }
    state.valuedMillis = window.endMillis();
    return guidance.quiet() && !isDismissed(state) ? ended : judge(state, scored, ended);
  }

  private Alert judge(AlertProgress state, ScoredWindow scored, Alert ended) {
    state.recent.age(settings.pendingSpan());
    WindowJudge.Judgement judgement = judge.judge(state, scored);
    if (judgement.verdict() == Verdict.UNUSUAL) {
      state.recent.add(sighting(scored, judgement));
    }
    return ended == null ? decide(state, scored, judgement) : ended;
  }

  /** Ends what is no alert any more, whatever the value of the window. */
  private Alert end(AlertProgress state, ScoredWindow scored) {
    if (guidance.quiet()) {
      return quiet(state, scored.window());
    }
    return scored.newNormalSinceMillis() == ScoredWindow.AS_BEFORE
        ? dismiss(state, scored.window())
        : adopt(state, scored.window());
  }

  /** Ends what has become the new normal. */
  private Alert adopt(AlertProgress state, SeriesWindow window) {
    state.recent.clear();
    return state.isFiring() ? resolve(state, Outcome.ADOPTED, window.endMillis()) : null;
  }

  /** Ends what is pending and what is in force; what was dismissed stays so. */
  private Alert quiet(AlertProgress state, SeriesWindow window) {
    state.recent.clear();
    return state.isFiring() && !isDismissed(state)
        ? resolve(state, Outcome.QUIET, window.endMillis())
        : null;
  }

  private static boolean isDismissed(AlertProgress state) {
    return state.isFiring() && state.openAlert.isDismissed();
  }

  /** Ends what a person has dismissed; it goes on unpublished until the series is well again. */
  private Alert dismiss(AlertProgress state, SeriesWindow window) {
    if (guidance.dismissed().isEmpty() || !state.isFiring() || isDismissed(state)) {
      return null;
    }
    Dismissal dismissal = guidance.dismissed().get(state.openAlert.onset().alertId());
    if (dismissal == null) {
      return null;
    }
    Alert ended =
        publish(state.openAlert, Outcome.of(dismissal), window.endMillis(), state.valuedMillis);
    state.openAlert.dismiss();
    return ended;
  }

  /**
   * Ends what has had no value for too long.
   *
   * @param state how far the series has come; changed
   * @param nowMillis event time, milliseconds since the epoch
   * @return the resolved alert, or null; the same whenever it is found
   */
  public Alert expire(AlertProgress state, long nowMillis) {
    if (state.isEmpty() || nowMillis < staleAtMillis(state)) {
      return null;
    }
    state.recent.clear();
    return state.isFiring() ? resolve(state, Outcome.NO_DATA, staleAtMillis(state)) : null;
  }

  /**
   * When {@link #expire} would act if no value came; milliseconds since the epoch, {@link
   * Long#MAX_VALUE} when there is nothing to end.
   */
  public long staleAtMillis(AlertProgress state) {
    return state.isEmpty() ? Long.MAX_VALUE : state.valuedMillis + settings.staleAfterMillis();
  }

  /**
   * Takes what the slices of the window in progress have shown.
   *
   * @param state how far the series has come; changed
   * @return the provisional alert to publish, or null
   */
  public Alert suspect(AlertProgress state, Suspicion suspicion) {
    if (guidance.quiet() || state.isFiring() || state.seenMillis >= suspicion.windowEndMillis()) {
      return null;
    }
    Sighting first = state.recent.first(suspicion.direction());
    Onset onset =
        new Onset(
            suspicion.key(),
            suspicion.kind(),
            suspicion.windowMillis(),
            suspicion.direction(),
            first == null ? suspicion.windowStartMillis() : first.startMillis(),
            suspicion.atMillis(),
            first == null ? suspicion.band() : first.band());
    Sighting sighting = suspicion.sighting(settings.immediateScore());
    if (!judge.matters(suspicion, sighting) || guidance.dismissed().containsKey(onset.alertId())) {
      return null;
    }
    state.valuedMillis = Math.max(state.valuedMillis, suspicion.atMillis());
    return open(state, OpenAlert.provisional(onset, sighting, suspicion), suspicion.atMillis());
  }

  private static Sighting sighting(ScoredWindow scored, WindowJudge.Judgement judgement) {
    SeriesWindow window = scored.window();
    return new Sighting(
        0,
        window.startMillis(),
        judgement.side(),
        scored.score(),
        window.value(),
        window.weight(),
        judgement.band());
  }

  private Alert decide(AlertProgress state, ScoredWindow scored, WindowJudge.Judgement judgement) {
    if (state.isFiring() && state.openAlert.isProvisional()) {
      return settle(state, scored, judgement);
    }
    int side = judgement.side();
    return switch (judgement.verdict()) {
      case BETWEEN -> null;
      case USUAL -> state.isFiring() ? recover(state, scored) : null;
      case UNUSUAL -> state.isFiring() ? grow(state, scored, side) : mayFire(state, scored, side);
      case FROZEN -> stayFrozen(state, scored, judgement);
    };
  }

  /** Confirms what was suspected, or withdraws it. */
  private Alert settle(AlertProgress state, ScoredWindow scored, WindowJudge.Judgement judgement) {
    OpenAlert openAlert = state.openAlert;
    long endMillis = scored.window().endMillis();
    int direction = openAlert.onset().direction();
    if (judgement.verdict() == Verdict.UNUSUAL && judgement.side() == direction) {
      openAlert.confirm();
      state.recent.take(direction).forEach(same -> openAlert.add(same, endMillis, scored.trust()));
      state.recent.clear();
      openAlert.raise(settings.severity().of(openAlert));
      return ongoing(openAlert, endMillis);
    }
    if (endMillis < openAlert.decidedByMillis()) {
      return null;
    }
    // What was pending has given the alert its id, which must not serve another.
    state.recent.clear();
    return resolve(state, Outcome.WITHDRAWN, endMillis);
  }

  private Alert mayFire(AlertProgress state, ScoredWindow scored, int direction) {
    if (!state.recent.suffice(scored.window().kind(), direction, settings)) {
      return null;
    }
    List<Sighting> sightings = state.recent.take(direction);
    return fire(state, scored, sightings.get(0).startMillis(), sightings);
  }

  private Alert fire(
      AlertProgress state, ScoredWindow scored, long startedAtMillis, List<Sighting> sightings) {
    SeriesWindow window = scored.window();
    Onset onset =
        new Onset(
            window.key(),
            window.kind(),
            window.endMillis() - window.startMillis(),
            sightings.get(0).direction(),
            startedAtMillis,
            window.endMillis(),
            sightings.get(0).band());
    return open(state, new OpenAlert(onset, sightings, scored.trust()), window.endMillis());
  }

  private Alert open(AlertProgress state, OpenAlert openAlert, long atMillis) {
    state.openAlert = openAlert;
    openAlert.raise(settings.severity().of(openAlert));
    return ongoing(openAlert, atMillis);
  }

  private Alert stayFrozen(
      AlertProgress state, ScoredWindow scored, WindowJudge.Judgement judgement) {
    SeriesWindow window = scored.window();
    Sighting sighting = sighting(scored, judgement);
    if (state.isFiring()) {
      state.openAlert.add(sighting, window.endMillis(), scored.trust());
      return state.openAlert.raise(settings.severity().of(state.openAlert))
          ? ongoing(state.openAlert, window.endMillis())
          : null;
    }
    state.recent.clear();
    long widthMillis = window.endMillis() - window.startMillis();
    long startedAtMillis = window.endMillis() - scored.frozenWindows() * widthMillis;
    return fire(state, scored, startedAtMillis, List.of(sighting));
  }

  private Alert grow(AlertProgress state, ScoredWindow scored, int side) {
    OpenAlert openAlert = state.openAlert;
    long endMillis = scored.window().endMillis();
    int direction = openAlert.onset().direction();
    if (side != direction) {
      return state.recent.suffice(scored.window().kind(), side, settings)
          ? resolve(state, Outcome.TURNED, endMillis)
          : recover(state, scored);
    }
    state.recent.take(direction).forEach(same -> openAlert.add(same, endMillis, scored.trust()));
    boolean raised = openAlert.raise(settings.severity().of(openAlert));
    boolean due = endMillis - openAlert.publishedAtMillis() >= settings.updateEveryMillis();
    return raised || (due && openAlert.isWorse(NOTICEABLY_WORSE))
        ? ongoing(openAlert, endMillis)
        : null;
  }

  private Alert recover(AlertProgress state, ScoredWindow scored) {
    return state.openAlert.addUsual() < settings.recoveryWindows()
        ? null
        : resolve(state, Outcome.RECOVERED, scored.window().endMillis());
  }

  private Alert resolve(AlertProgress state, Outcome outcome, long atMillis) {
    Alert resolved = publish(state.openAlert, outcome, atMillis, state.valuedMillis);
    state.openAlert = null;
    return resolved;
  }

  private Alert ongoing(OpenAlert openAlert, long atMillis) {
    return publish(openAlert, Outcome.ONGOING, atMillis, atMillis);
  }

  private Alert publish(OpenAlert openAlert, Outcome outcome, long atMillis, long valuedMillis) {
    return openAlert.isDismissed()
        ? null
        : openAlert.publish(outcome, atMillis, valuedMillis, guidance);
  }
}
