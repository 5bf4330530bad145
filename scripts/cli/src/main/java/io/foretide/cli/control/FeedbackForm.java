package io.foretide.cli.control;

import static io.foretide.cli.control.ValueForm.TEXT;

import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.control.Feedback;
import io.foretide.model.control.Verdict;

/** The keys of feedback. */
final class FeedbackForm {
  private static final ValueForm<Verdict> VERDICT = ValueForm.oneOf(Verdict.class);
  private static final ValueForm<WatchedDirection> SIDE = ValueForm.oneOf(WatchedDirection.class);
  private static final String NOBODY = "";

  private FeedbackForm() {}

  /** Reads or writes one. */
  static Feedback feedback(Sheet<Feedback> sheet) {
    return new Feedback(
        sheet.required("alert", "alertId", TEXT, Feedback::alertId),
        sheet.required("verdict", "verdict", VERDICT, Feedback::verdict),
        sheet.required("started", "startedAtMillis", TimeForm.INSTANT, Feedback::startedAtMillis),
        sheet.value(
            "ended",
            "endedAtMillis",
            TimeForm.INSTANT,
            Feedback::endedAtMillis,
            Feedback.WAS_FIRING),
        sheet.value("side", "side", SIDE, Feedback::side, WatchedDirection.BOTH),
        sheet.value("owner", "owner", TEXT, Feedback::owner, NOBODY));
  }
}
