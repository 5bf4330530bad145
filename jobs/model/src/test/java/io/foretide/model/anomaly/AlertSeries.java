package io.foretide.model.anomaly;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import io.foretide.model.series.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A series of one-minute windows from 14:03, and the life of its alerts. Windows are drawn:
 *
 * <pre>
 *   .  usual              A  onset above         X  extreme onset above
 *   ~  between, above     a  goes on above       W  extreme onset below
 *   _  gap                V  onset below         v  goes on below
 *   =  frozen, 13 windows long at least
 * </pre>
 */
final class AlertSeries {
  static final long START = Instant.parse("2026-03-02T14:03:00Z").toEpochMilli();
  static final long MINUTE = 60_000;

  final AlertProgress progress = new AlertProgress();
  long clock = START;
  Trust trust = Trust.TRAINED;

  private int frozenWindows;
  private final SeriesKey key;
  private final SignalKind kind;
  private AlertLifecycle lifecycle;

  AlertSeries(String signal, SignalKind kind, AlertSettings settings) {
    this.key = new SeriesKey("shop", "checkout", "", signal);
    this.kind = kind;
    this.lifecycle = new AlertLifecycle(AlertGuidance.of(settings));
  }

  static AlertSeries requests() {
    return new AlertSeries(Signals.REQUESTS, SignalKind.COUNT, AlertSettings.defaults());
  }

  /** From now on people have said this of it. */
  void guide(AlertGuidance guidance) {
    lifecycle = new AlertLifecycle(guidance);
  }

  static AlertSeries errors() {
    return new AlertSeries(Signals.ERRORS, SignalKind.RATIO, AlertSettings.defaults());
  }

  static AlertSeries gauge(String signal) {
    return new AlertSeries(signal, SignalKind.GAUGE, AlertSettings.defaults());
  }

  /** Plays drawn windows of 118 expected, 200 above and 3.2 below; returns what was published. */
  List<Alert> play(String windows) {
    List<Alert> published = new ArrayList<>();
    for (int i = 0; i < windows.length(); i++) {
      Alert alert = playOne(windows.charAt(i));
      if (alert != null) {
        published.add(alert);
      }
    }
    return published;
  }

  /** One window of this value, 118 expected, 98 to 140. */
  Alert next(double value, double score, int direction) {
    return next(value, 0, new Band(118, 98, 140), score, direction);
  }

  Alert next(double value, double weight, Band band, double score, int direction) {
    return next(value, weight, band, score, direction, 5 * direction);
  }

  private Alert next(
      double value, double weight, Band band, double score, int direction, double departure) {
    frozenWindows = 0;
    return take(value, weight, band, score, direction, departure);
  }

  private Alert take(
      double value, double weight, Band band, double score, int direction, double departure) {
    SeriesWindow window = new SeriesWindow(key, clock, clock + MINUTE, value, weight, kind);
    clock += MINUTE;
    return lifecycle.advance(
        progress,
        new ScoredWindow(
            window,
            band.expected(),
            band.lower(),
            band.upper(),
            score,
            direction,
            departure,
            frozenWindows,
            trust,
            Double.NaN));
  }

  /** The window in progress seems to come to this, so many milliseconds after it began. */
  Alert suspect(double value, int direction, long afterMillis) {
    return lifecycle.suspect(
        progress,
        new Suspicion(
            key,
            kind,
            clock,
            MINUTE,
            clock + afterMillis,
            direction,
            value,
            500,
            new Band(118, 98, 140),
            trust));
  }

  Alert expire(long nowMillis) {
    return lifecycle.expire(progress, nowMillis);
  }

  long staleAtMillis() {
    return lifecycle.staleAtMillis(progress);
  }

  /** One more window at the same value, at least the thirteenth. */
  Alert freeze(double value, Band band) {
    frozenWindows = Math.max(13, frozenWindows + 1);
    return take(value, 0, band, 0.56, 0, 0);
  }

  /** One window of this value, so many scales off the season, that is no onset. */
  Alert lasting(double value, double departure) {
    return next(value, 0, new Band(118, 98, 140), 0.1, 0, departure);
  }

  private Alert playOne(char window) {
    return switch (window) {
      case '.' -> next(118, 0.1, 0);
      case '~' -> lasting(135, 2);
      case 'a' -> lasting(200, 4);
      case 'v' -> lasting(3.2, -4);
      case 'A' -> next(200, 0.6, 1);
      case 'X' -> next(200, 0.85, 1);
      case 'V' -> next(3.2, 0.6, -1);
      case 'W' -> next(3.2, 0.85, -1);
      case '=' -> freeze(131, new Band(118, 98, 140));
      case '_' -> next(Double.NaN, 0, 0);
      default -> throw new IllegalArgumentException("unknown window " + window);
    };
  }
}
