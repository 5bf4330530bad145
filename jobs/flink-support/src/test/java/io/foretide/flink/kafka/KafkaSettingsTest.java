package io.foretide.flink.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.flink.kafka.KafkaOptions.StartingPoint;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.topics.AlertsTopic;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsTest {
  @Test
  void needsNothingButTheBrokers() {
    assertThat(settings())
        .isEqualTo(
            new KafkaSettings(
                "a:9092,b:9092",
                "foretide",
                "",
                StartingPoint.COMMITTED,
                false,
                60_000,
                DeliveryGuarantee.EXACTLY_ONCE,
                "foretide",
                900_000,
                false,
                Map.of()));
  }

  @Test
  void readsEveryOption() {
    KafkaSettings settings =
        settings(
            "kafka.topic-prefix", "blue.",
            "kafka.start-from", "latest",
            "kafka.bounded", "true",
            "kafka.delivery-guarantee", "at-least-once",
            "kafka.transaction-timeout", "2 min",
            "kafka.tolerate-lost-transactions", "true",
            "kafka.properties.security.protocol", "SSL",
            "kafka.properties.bootstrap.servers", "elsewhere:1");

    assertThat(settings.topicName(AlertsTopic.TOPIC)).isEqualTo("blue.anomaly-alerts");
    assertThat(settings.startFrom()).isEqualTo(StartingPoint.LATEST);
    assertThat(settings.bounded()).isTrue();
    assertThat(settings.guarantee()).isEqualTo(DeliveryGuarantee.AT_LEAST_ONCE);
    assertThat(settings.transactionTimeoutMillis()).isEqualTo(120_000);
    assertThat(settings.toleratesLostTransactions()).isTrue();
    assertThat(settings.clientProperties())
        .contains(
            Map.entry("security.protocol", "SSL"), Map.entry("bootstrap.servers", "a:9092,b:9092"));
  }

  @Test
  void refusesToGuessTheBrokers() {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> KafkaSettings.from(new Configuration()))
        .withMessage(
            "option 'kafka.bootstrap-servers' is not set,"
                + " expected brokers as host:port, comma-separated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.bootstrap-servers | localhost | brokers as host:port, comma-separated",
        "kafka.bootstrap-servers | a:1, b:2 | brokers as host:port, comma-separated",
        "kafka.group-id | '' | a text that is not empty",
        "kafka.topic-prefix | a/b | letters, digits, dots, dashes and underscores",
        "kafka.start-from | middle | one of committed, earliest and latest",
        "kafka.bounded | perhaps | true or false",
        "kafka.delivery-guarantee | none | exactly-once or at-least-once",
        "kafka.delivery-guarantee | twice | exactly-once or at-least-once",
        "kafka.transactional-id-prefix | '' | a text that is not empty",
        "kafka.transaction-timeout | soon | a duration of at least 1 s and at most 36500 days,"
            + " such as '5 min'",
        "kafka.tolerate-lost-transactions | perhaps | true or false",
      })
  void refusesWrongValuesNamingOptionValueAndWhatIsAllowed(
      String option, String value, String allowed) {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> settings(option, value))
        .withMessage("option '%s' is '%s', expected %s", option, value, allowed);
  }

  @Test
  void refusesPropertiesThatAreNoPairsWithoutRepeatingThem() {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> settings("kafka.properties", "ssl.key.password=hunter2"))
        .withMessage("option 'kafka.properties' cannot be read, expected key: value pairs")
        .withNoCause();
  }

  private static KafkaSettings settings(String... keysAndValues) {
    Map<String, String> values = new HashMap<>();
    values.put("kafka.bootstrap-servers", "a:9092,b:9092");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return KafkaSettings.from(Configuration.fromMap(values));
  }
}
