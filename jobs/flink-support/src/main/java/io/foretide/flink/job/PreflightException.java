package io.foretide.flink.job;

/** Something around a job is not as it must be; says what, and what would mend it. */
public class PreflightException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what would mend it. */
  public PreflightException(String message) {
    super(message);
  }

  /** As above, and what it was noticed by. */
  public PreflightException(String message, Throwable cause) {
    super(message, cause);
  }
}
