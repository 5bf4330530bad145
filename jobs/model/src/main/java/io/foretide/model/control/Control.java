package io.foretide.model.control;

import io.foretide.model.series.AllowedRange;

/**
 * What somebody has told the running jobs.
 *
 * @param id its name, stable across changes; 1..256 characters
 * @param version grows with every change; at least 1
 * @param author who said it; may be empty
 * @param scope which series it is about; of feedback exactly one
 * @param instruction what is told
 */
public record Control(
    String id, long version, String author, Scope scope, Instruction instruction) {
  private static final int LONGEST_ID = 256;

  /** Checks the ranges. */
  public Control {
    AllowedRange.between("controlId's length", id.length(), 1, LONGEST_ID);
    AllowedRange.atLeast("version", version, 1);
    if (instruction instanceof Feedback) {
      scope.series();
    }
  }

  /** How outputs that it shaped name it. */
  public String mark() {
    return id + "@" + version;
  }
}
