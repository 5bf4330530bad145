package io.foretide.flink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class BrokerFailureTest {
  private static final String BROKERS = "broker:9092";
  private final TimeoutException late =
      new TimeoutException("Timed out waiting for a node assignment. Call: listNodes");

  @Test
  void saysOnceThatNobodyAnswers() {
    assertThat(describe(new ExecutionException(late), BrokerFailure.NO_ANSWER))
        .isEqualTo("no broker answers at broker:9092");
    assertThat(describe(new java.util.concurrent.TimeoutException(), BrokerFailure.NO_ANSWER))
        .isEqualTo("no broker answers at broker:9092");
  }

  @Test
  void givesTheReasonOfWhatElseFails() {
    assertThat(describe(new ExecutionException(late), "the topics cannot be listed"))
        .isEqualTo("the topics cannot be listed at broker:9092: " + late.getMessage());
    assertThat(describe(new KafkaException("bad bootstrap"), BrokerFailure.NO_ANSWER))
        .isEqualTo("no broker answers at broker:9092: bad bootstrap");
  }

  @Test
  void saysWhereToLookWhenThePasswordIsWrong() {
    assertThat(describe(new SaslAuthenticationException("no"), BrokerFailure.NO_ANSWER))
        .startsWith("authentication failed at broker:9092: no")
        .endsWith("; see sasl.mechanism and sasl.jaas.config");
  }

  private static String describe(Throwable failure, String otherwise) {
    return BrokerFailure.describe(failure, otherwise, BROKERS);
  }
}
