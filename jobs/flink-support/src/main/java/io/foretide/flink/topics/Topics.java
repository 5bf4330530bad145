package io.foretide.flink.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.record.TimestampType;

/** The topics of an installation at its broker. */
public final class Topics {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final Set<String> COMPACTED =
      Set.of(
          AlertsTopic.TOPIC.name(),
          EpisodesTopic.TOPIC.name(),
          CallsTopic.TOPIC.name(),
          ControlTopic.TOPIC.name());

  private final Properties client;
  private final String prefix;

  /**
   * The topics at a broker.
   *
   * @param client properties of the client, {@code bootstrap.servers} among them
   * @param prefix before every topic's name
   */
  public Topics(Properties client, String prefix) {
    this.client = client;
    this.prefix = prefix;
  }

  /** Names of all topics, in the order of the flow. */
  public static List<String> names() {
    return Stream.of(
            TelemetryTopic.TOPIC,
            SeriesWindowsTopic.TOPIC,
            BaselinesTopic.TOPIC,
            ForecastsTopic.TOPIC,
            RecommendationsTopic.TOPIC,
            OutcomesTopic.TOPIC,
            AlertsTopic.TOPIC,
            EpisodesTopic.TOPIC,
            CallsTopic.TOPIC,
            DeadLettersTopic.TOPIC,
            ControlTopic.TOPIC)
        .map(topic -> topic.name())
        .toList();
  }

  /**
   * Creates the topics that do not exist yet.
   *
   * @param partitions partitions of each
   * @param replication replicas of each; empty for the broker's default
   * @param telemetryTime who dates telemetry: {@code LOG_APPEND_TIME} for the broker, whose clock
   *     then tells which event times lie in the future; {@code CREATE_TIME} for the producer, to
   *     replay a history whose records were dated as they arrived
   * @return names of those created
   */
  public List<String> create(
      int partitions, Optional<Short> replication, TimestampType telemetryTime)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      for (String name : names()) {
        if (!existing.contains(prefix + name)) {
          missing.add(
              new NewTopic(prefix + name, Optional.of(partitions), replication)
                  .configs(configuration(name, telemetryTime)));
        }
      }
      admin.createTopics(missing).all().get();
      awaitLeaders(admin, missing);
      return missing.stream().map(NewTopic::name).toList();
    }
  }

  /**
   * Waits until every partition is led: an idempotent producer that begins before may lose its
   * place in a partition for good, because a first batch is refused and a second one accepted.
   */
  private static void awaitLeaders(Admin admin, List<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        all.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!areLed(admin, all)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the topics were created, but after " + LONGEST_WAIT + " no broker leads all of them");
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  /** A broker may not have heard yet of a topic that the controller has created. */
  private static boolean areLed(Admin admin, Map<TopicPartition, OffsetSpec> partitions)
      throws ExecutionException, InterruptedException {
    try {
      admin.listOffsets(partitions).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw e;
    }
  }

  /** Number of partitions of each topic that exists. */
  public Map<String, Integer> partitions() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      Set<String> existing = admin.listTopics().names().get();
      List<String> ours = names().stream().map(prefix::concat).filter(existing::contains).toList();
      Map<String, Integer> partitions = new java.util.LinkedHashMap<>();
      var described = admin.describeTopics(ours).allTopicNames().get();
      ours.forEach(name -> partitions.put(name, described.get(name).partitions().size()));
      return partitions;
    }
  }

  private static Map<String, String> configuration(String name, TimestampType telemetryTime) {
    if (name.equals(TelemetryTopic.TOPIC.name())) {
      return Map.of(
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          telemetryTime.name,
          // A history may be dated after the broker's today.
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
          Long.toString(Long.MAX_VALUE));
    }
    // What jobs write is dated by event time, whatever the broker does otherwise.
    Map<String, String> dated =
        Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.CREATE_TIME.name);
    if (!COMPACTED.contains(name)) {
      return dated;
    }
    Map<String, String> compacted = new HashMap<>(dated);
    compacted.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    return compacted;
  }
}
