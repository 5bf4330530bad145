package io.foretide.cli.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When faults of one kind are due and which service each should hit; taken one after another. */
final class FaultSchedule {
  /** After so many minutes any service will do. */
  private static final int PATIENCE_MINUTES = 3;

  private final List<Due> dues = new ArrayList<>();
  private int next;

  /** Adds {@code count} faults spread over the minutes {@code from} to {@code to}, exclusive. */
  void spread(int count, int from, int to, CallGraph graph, Dice dice) {
    for (int i = 0; i < count; i++) {
      String service = graph.services().get(dice.between(0, graph.size())).name();
      dues.add(new Due(dice.between(from, to), service));
    }
    dues.sort(Comparator.comparingInt(Due::minute));
  }

  /** Whether a fault should hit a record of {@code service} in {@code minute}. */
  boolean hits(int minute, String service) {
    if (!isDue(minute)) {
      return false;
    }
    Due due = dues.get(next);
    return due.service.equals(service) || minute >= due.minute + PATIENCE_MINUTES;
  }

  /** Whether a fault waits in {@code minute}. */
  boolean isDue(int minute) {
    return next < dues.size() && dues.get(next).minute <= minute;
  }

  /** Ticks off the waiting fault and tells its service. */
  String take() {
    return dues.get(next++).service;
  }

  private record Due(int minute, String service) {}
}
