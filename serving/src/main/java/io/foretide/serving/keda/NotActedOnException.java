package io.foretide.serving.keda;

/** A recommendation is a forecast only, and nobody knows what is asked for anyway. */
final class NotActedOnException extends Exception {
  private static final long serialVersionUID = 1L;

  NotActedOnException(String message) {
    super(message);
  }
}
