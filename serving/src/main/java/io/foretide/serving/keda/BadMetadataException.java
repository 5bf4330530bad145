package io.foretide.serving.keda;

/** The metadata of a request cannot be used; the message says which key and why. */
final class BadMetadataException extends Exception {
  private static final long serialVersionUID = 1L;

  BadMetadataException(String message) {
    super(message);
  }
}
