package io.foretide.flink.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** How every job reaches Kafka. */
public final class KafkaOptions {
  /** Where the brokers are. */
  public static final ConfigOption<String> BOOTSTRAP_SERVERS =
      ConfigOptions.key("kafka.bootstrap-servers")
          .stringType()
          .noDefaultValue()
          .withDescription("Brokers to ask first: `host:port`, comma-separated. Required.");

  /** Who reads. */
  public static final ConfigOption<String> GROUP_ID =
      ConfigOptions.key("kafka.group-id")
          .stringType()
          .defaultValue("foretide")
          .withDescription(
              "Consumer group under which progress is committed; the job's name is appended.");

  /** What stands before every topic's name. */
  public static final ConfigOption<String> TOPIC_PREFIX =
      ConfigOptions.key("kafka.topic-prefix")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Put before every topic's name, so that several installations can share a broker.");

  /** Where a job without state begins. */
  public static final ConfigOption<StartingPoint> START_FROM =
      ConfigOptions.key("kafka.start-from")
          .enumType(StartingPoint.class)
          .defaultValue(StartingPoint.COMMITTED)
          .withDescription(
              "Where a job that is not restored begins: `committed` (the group's offsets, else the"
                  + " earliest), `earliest` or `latest`.");

  /** Whether the job ends. */
  public static final ConfigOption<Boolean> BOUNDED =
      ConfigOptions.key("kafka.bounded")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Stop at what the topics held when the job started: for replaying history.");

  /** Disorder of what other jobs wrote. */
  public static final ConfigOption<Duration> MAX_OUT_OF_ORDERNESS =
      ConfigOptions.key("kafka.max-out-of-orderness")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "How far a record that another job wrote may lie behind the newest of its partition:"
                  + " series seem silent only once this has passed. Separate jobs at more than one"
                  + " subtask that replay history write theirs apart by the span of a fetch: there"
                  + " the length of the history is safe.");

  /** How often records reach the outputs. */
  public static final ConfigOption<DeliveryGuarantee> DELIVERY_GUARANTEE =
      ConfigOptions.key("kafka.delivery-guarantee")
          .enumType(DeliveryGuarantee.class)
          .defaultValue(DeliveryGuarantee.EXACTLY_ONCE)
          .withDescription(
              "`exactly-once` (transactions; readers must be `read_committed` and see records after"
                  + " the next checkpoint) or `at-least-once` (sooner; ids make repeats harmless)."
                  + " Alerts and episodes are always `at-least-once`.");

  /** What names the transactions. */
  public static final ConfigOption<String> TRANSACTIONAL_ID_PREFIX =
      ConfigOptions.key("kafka.transactional-id-prefix")
          .stringType()
          .defaultValue("foretide")
          .withDescription(
              "Names the transactions; the topic prefix and the sink's uid are appended. Must be stable"
                  + " across restarts and unique per installation on a broker.");

  /** How long a transaction may stay open. */
  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
      ConfigOptions.key("kafka.transaction-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "How long a transaction may stay open: longer than the longest outage to survive without"
                  + " loss, at most the broker's `transaction.max.timeout.ms` (15 min unless changed).");

  /** Whether to go on when records are lost. */
  public static final ConfigOption<Boolean> TOLERATE_LOST_TRANSACTIONS =
      ConfigOptions.key("kafka.tolerate-lost-transactions")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Go on when a transaction of a checkpoint can no longer be committed, because an outage"
                  + " lasted longer than `kafka.transaction-timeout`: its records are lost and"
                  + " `numLostTransactions` counts it. Otherwise the job fails until it is restored from an"
                  + " earlier checkpoint.");

  /** Anything else that Kafka's clients understand. */
  public static final ConfigOption<Map<String, String>> PROPERTIES =
      ConfigOptions.key("kafka.properties")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Further properties of Kafka's clients, such as"
                  + " `kafka.properties.security.protocol: SASL_SSL`. Secrets are never given by value but as"
                  + " `${env:VARIABLE}`, `${file:/path/to.properties:key}` or `${directory:/path:file}`, which"
                  + " each process looks up for itself.");

  private KafkaOptions() {}

  /** Where a job that is not restored begins to read. */
  public enum StartingPoint {
    /** The group's committed offsets, else the earliest. */
    COMMITTED,
    /** The beginning of the topics. */
    EARLIEST,
    /** What comes from now on. */
    LATEST
  }
}
