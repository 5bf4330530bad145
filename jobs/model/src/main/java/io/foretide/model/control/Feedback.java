package io.foretide.model.control;

import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.series.AllowedRange;

/**
 * What a person says of an alert.
 *
 * @param alertId the alert; not empty
 * @param verdict what is said
 * @param startedAtMillis when the alert began, milliseconds since the epoch
 * @param endedAtMillis when it ended; {@link #WAS_FIRING} when it had not
 * @param side the side on which the alert was; both when that is not known, or it had none
 * @param owner who is to be told instead, not empty, of {@link Verdict#WRONG_OWNER}; else empty
 */
public record Feedback(
    String alertId,
    Verdict verdict,
    long startedAtMillis,
    long endedAtMillis,
    WatchedDirection side,
    String owner)
    implements Instruction {
  /** {@link #endedAtMillis} of an alert that was in force. */
  public static final long WAS_FIRING = Long.MAX_VALUE;

  /** Checks the parts. */
  public Feedback {
    AllowedRange.require(!alertId.isEmpty(), "alertId", "empty", "the id of an alert");
    AllowedRange.require(
        endedAtMillis >= startedAtMillis,
        "endedAtMillis",
        endedAtMillis,
        "not before it started, " + startedAtMillis);
    AllowedRange.require(side != WatchedDirection.NONE, "side", side, "ABOVE, BELOW or BOTH");
    AllowedRange.require(
        owner.isEmpty() == (verdict != Verdict.WRONG_OWNER),
        "owner",
        owner.isEmpty() ? "empty" : owner,
        "a name where the owner was wrong, else nothing");
  }
}
