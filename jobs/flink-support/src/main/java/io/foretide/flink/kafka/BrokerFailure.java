package io.foretide.flink.kafka;

import java.nio.file.FileSystemException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Why Kafka's client cannot talk to the brokers, in the words of whoever has to mend it. */
public final class BrokerFailure {
  /** What it is called when none of the brokers answers in time. */
  public static final String NO_ANSWER = "no broker answers";

  private BrokerFailure() {}

  /**
   * What went wrong, in a sentence: the certificates, the password, or something else.
   *
   * @param otherwise what to call it when it is neither of the first two
   * @param brokers whom the client asked
   */
  public static String describe(Throwable failure, String otherwise, String brokers) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SslAuthenticationException) {
        return at("the TLS handshake failed", brokers, failure)
            + "; is the CA of the broker's certificate in ssl.truststore.location, and does it name this host?";
      }
      if (cause instanceof SaslAuthenticationException) {
        return at("authentication failed", brokers, failure)
            + "; see sasl.mechanism and sasl.jaas.config";
      }
    }
    return at(otherwise, brokers, failure);
  }

  private static String at(String what, String brokers, Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason =
        cause instanceof FileSystemException file
            ? "cannot read " + file.getFile()
            : cause.getMessage();
    boolean said = what.equals(NO_ANSWER) && cause instanceof TimeoutException;
    return what + " at " + brokers + (said || reason == null ? "" : ": " + reason);
  }
}
