package io.foretide.flink.options;

/** An option's value cannot be used. Says which option, what its value is, and what is allowed. */
public final class InvalidOptionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Names the option, its value and what is allowed. */
  public InvalidOptionException(String key, Object value, String allowed) {
    super(
        "option '"
            + key
            + (value == null ? "' is not set" : "' is '" + value + "'")
            + ", expected "
            + allowed);
  }

  /** Refuses a whole command line or combination of options. */
  public InvalidOptionException(String message) {
    super(message);
  }
}
