package io.foretide.model.baseline;

import io.foretide.model.series.ScoredWindow;

/** Which shares of the windows held their interval, and which alarmed. */
final class Tally {
  private static final double ALERTING = 0.5;

  private int windows;
  private int inside;
  private int alarms;

  void add(ScoredWindow scored) {
    double value = scored.window().value();
    windows++;
    inside += scored.lower() <= value && value <= scored.upper() ? 1 : 0;
    alarms += scored.score() >= ALERTING ? 1 : 0;
  }

  double coverage() {
    return (double) inside / windows;
  }

  double alarms() {
    return (double) alarms / windows;
  }
}
