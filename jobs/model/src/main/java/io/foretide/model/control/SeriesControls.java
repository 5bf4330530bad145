package io.foretide.model.control;

import java.util.List;
import java.util.stream.Stream;

/**
 * What has been told of one series.
 *
 * @param policies those that cover it, the broadest first
 * @param calendars those that cover it, the broadest first
 * @param feedback what was said of its alerts
 * @param owners who is to be told of its service instead; empty or one
 */
record SeriesControls(
    List<Control> policies, List<Control> calendars, List<Control> feedback, List<Control> owners) {
  /** Whether nothing was told. */
  boolean isEmpty() {
    return policies.isEmpty() && calendars.isEmpty() && feedback.isEmpty() && owners.isEmpty();
  }

  /** The policies as one. */
  AlertPolicy policy() {
    AlertPolicy all = AlertPolicy.NONE;
    for (Control control : policies) {
      all = ((AlertPolicy) control.instruction()).over(all);
    }
    return all;
  }

  /** The pieces of feedback. */
  Stream<Feedback> verdicts() {
    return feedback.stream().map(control -> (Feedback) control.instruction());
  }

  /** Who is told; empty when nobody is named. */
  String owner() {
    String named = policy().owner();
    return owners.stream()
        .map(control -> ((Feedback) control.instruction()).owner())
        .findAny()
        .orElse(named == null ? "" : named);
  }

  /** What shapes the alerts of the series, as {@code id@version}. */
  List<String> marks() {
    return Stream.of(policies, feedback, owners)
        .flatMap(List::stream)
        .map(Control::mark)
        .distinct()
        .toList();
  }
}
