package io.foretide.flink.kafka;

import io.foretide.flink.kafka.KafkaOptions.StartingPoint;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.OptionReader;
import io.foretide.flink.topics.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * How a job reaches Kafka, checked.
 *
 * @param bootstrapServers brokers to ask first
 * @param groupId consumer group
 * @param topicPrefix before every topic's name
 * @param startFrom where a job that is not restored begins
 * @param bounded whether the job ends with what the topics held at its start
 * @param maxOutOfOrdernessMillis how far a record that another job wrote may lie behind the newest
 *     of its partition
 * @param guarantee how often records reach the outputs
 * @param transactionalIdPrefix names the transactions
 * @param transactionTimeoutMillis how long a transaction may stay open
 * @param toleratesLostTransactions whether the job goes on when a transaction can no longer be
 *     committed
 * @param properties further client properties
 */
public record KafkaSettings(
    String bootstrapServers,
    String groupId,
    String topicPrefix,
    StartingPoint startFrom,
    boolean bounded,
    long maxOutOfOrdernessMillis,
    DeliveryGuarantee guarantee,
    String transactionalIdPrefix,
    long transactionTimeoutMillis,
    boolean toleratesLostTransactions,
    Map<String, String> properties) {
  private static final Pattern SERVERS = Pattern.compile("[^\\s,:]+:\\d+(,[^\\s,:]+:\\d+)*");
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]*");

  /**
   * Reads and checks the options of {@link KafkaOptions}.
   *
   * @throws InvalidOptionException naming the first option that cannot be used
   */
  public static KafkaSettings from(ReadableConfig config) {
    OptionReader options = new OptionReader(config);
    return new KafkaSettings(
        options.get(
            KafkaOptions.BOOTSTRAP_SERVERS,
            value -> SERVERS.matcher(value).matches(),
            "brokers as host:port, comma-separated"),
        options.text(KafkaOptions.GROUP_ID),
        options.get(
            KafkaOptions.TOPIC_PREFIX,
            value -> PREFIX.matcher(value).matches(),
            "letters, digits, dots, dashes and underscores"),
        options.get(
            KafkaOptions.START_FROM, value -> true, "one of committed, earliest and latest"),
        options.get(KafkaOptions.BOUNDED, value -> true, "true or false"),
        options.millis(KafkaOptions.MAX_OUT_OF_ORDERNESS, Duration.ZERO),
        options.get(
            KafkaOptions.DELIVERY_GUARANTEE,
            value -> value != DeliveryGuarantee.NONE,
            "exactly-once or at-least-once"),
        options.text(KafkaOptions.TRANSACTIONAL_ID_PREFIX),
        options.millis(KafkaOptions.TRANSACTION_TIMEOUT, Duration.ofSeconds(1)),
        options.get(KafkaOptions.TOLERATE_LOST_TRANSACTIONS, value -> true, "true or false"),
        KafkaSecrets.requireReferences(properties(config)));
  }

  private static Map<String, String> properties(ReadableConfig config) {
    try {
      return config.get(KafkaOptions.PROPERTIES);
    } catch (IllegalArgumentException e) {
      // What was written may hold a secret: it is not repeated, nor is what says so of it.
      throw new InvalidOptionException(
          "option '%s' cannot be read, expected key: value pairs"
              .formatted(KafkaOptions.PROPERTIES.key()));
    }
  }

  /** Name of a topic at the broker. */
  public String topicName(Topic<?, ?> topic) {
    return topicPrefix + topic.name();
  }

  /** Properties that every client is given. */
  public Properties clientProperties() {
    Properties all = new Properties();
    all.putAll(KafkaSecrets.providers());
    all.putAll(properties);
    all.setProperty("bootstrap.servers", bootstrapServers);
    return all;
  }
}
