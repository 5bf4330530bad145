package io.foretide.flink.job;

/** Where a job was told to find its savepoint there is none, nor a damaged one. */
public final class NoSavepointException extends PreflightException {
  private static final long serialVersionUID = 1L;

  /** Says where, and what would be one. */
  public NoSavepointException(String message, Throwable cause) {
    super(message, cause);
  }
}
