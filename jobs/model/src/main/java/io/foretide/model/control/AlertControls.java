package io.foretide.model.control;

import io.foretide.model.anomaly.AlertGuidance;
import io.foretide.model.anomaly.AlertLifecycle;
import io.foretide.model.anomaly.AlertSettings;
import io.foretide.model.anomaly.Dismissal;
import io.foretide.model.anomaly.ScoreThresholds;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How each series alerts by all that people have told. For one thread.
 *
 * <p>What was called nothing makes its series take rarer windows to alert on the same side from
 * then on, what was worth it less rare ones on both: a withdrawn verdict has never been.
 */
public final class AlertControls {
  private static final double CAUTION_OF_NOTHING = 0.6;
  private static final double CAUTION_OF_WORTH = -0.2;
  private static final double MOST_CAUTION = 0.8;
  private static final double LEAST_CAUTION = -0.2;

  private final ControlBook book;
  private final PolicySettings policies;
  private final AlertLifecycle untold;
  private final SeriesCache<Known> cache = new SeriesCache<>();

  /**
   * By a book, which may change.
   *
   * @param defaults when series alert of which nothing was told
   * @param windowMillis width of a window
   */
  public AlertControls(ControlBook book, AlertSettings defaults, long windowMillis) {
    this.book = book;
    this.policies = new PolicySettings(defaults, windowMillis);
    this.untold = new AlertLifecycle(AlertGuidance.of(defaults));
  }

  /** What holds of a series at any time, and the calendars that it is quiet by. */
  private record Known(AlertGuidance guidance, AlertLifecycle lifecycle, List<Control> quiet) {}

  /** The life of the alerts of a window's series, at the time of the window. */
  public AlertLifecycle at(SeriesWindow window) {
    if (book.isEmpty()) {
      return untold;
    }
    Known known = cache.get(window.key(), book.changes(), key -> workOut(key, window.kind()));
    if (known.quiet().isEmpty()) {
      return known.lifecycle();
    }
    List<Control> now = Calendars.inForce(known.quiet(), window.startMillis(), window.endMillis());
    return now.isEmpty() ? known.lifecycle() : quieted(known.guidance(), now);
  }

  /** The life of the alerts of a series while it has no window. */
  public AlertLifecycle without(SeriesKey key) {
    return book.isEmpty() ? untold : workOut(key, SignalKind.GAUGE).lifecycle();
  }

  private Known workOut(SeriesKey key, SignalKind kind) {
    SeriesControls told = book.of(key);
    if (told.isEmpty()) {
      return new Known(null, untold, List.of());
    }
    AlertSettings settings = policies.by(told.policy(), kind);
    AlertGuidance guidance =
        new AlertGuidance(
            settings,
            thresholds(settings.scoreThreshold(), told),
            false,
            dismissed(told),
            told.owner(),
            told.marks());
    List<Control> quiet =
        told.calendars().stream()
            .filter(control -> ((Calendar) control.instruction()).suppressAlerts())
            .toList();
    return new Known(guidance, new AlertLifecycle(guidance), quiet);
  }

  private static ScoreThresholds thresholds(double usual, SeriesControls told) {
    return new ScoreThresholds(
        Sensitivity.stricter(usual, caution(told, 1)),
        Sensitivity.stricter(usual, caution(told, -1)));
  }

  private static double caution(SeriesControls told, int side) {
    double caution =
        told.verdicts()
            .mapToDouble(
                said ->
                    switch (said.verdict()) {
                      case FALSE_POSITIVE -> said.side().watches(side) ? CAUTION_OF_NOTHING : 0;
                      case TRUE_POSITIVE -> CAUTION_OF_WORTH;
                      case EXPECTED, WRONG_OWNER -> 0;
                    })
            .sum();
    return Math.max(LEAST_CAUTION, Math.min(MOST_CAUTION, caution));
  }

  private static Map<String, Dismissal> dismissed(SeriesControls told) {
    Map<String, Dismissal> dismissed = new HashMap<>();
    told.verdicts()
        .forEach(
            said -> {
              switch (said.verdict()) {
                case FALSE_POSITIVE -> dismissed.put(said.alertId(), Dismissal.NOTHING);
                case EXPECTED -> dismissed.put(said.alertId(), Dismissal.EXPECTED);
                case TRUE_POSITIVE, WRONG_OWNER -> {
                  // Nothing ends by it.
                }
              }
            });
    return Map.copyOf(dismissed);
  }

  private static AlertLifecycle quieted(AlertGuidance guidance, List<Control> calendars) {
    return new AlertLifecycle(
        guidance.quieted(
            Stream.concat(guidance.controls().stream(), calendars.stream().map(Control::mark))
                .toList()));
  }
}
