package io.foretide.flink.job;

import io.foretide.flink.kafka.BrokerFailure;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSecrets;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.flink.topics.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.record.TimestampType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the brokers answer, have the topics, and let transactions stay open long enough. */
final class BrokerCheck {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerCheck.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String LONGEST_TRANSACTION = "transaction.max.timeout.ms";

  private final KafkaSettings settings;

  BrokerCheck(KafkaSettings settings) {
    this.settings = settings;
  }

  void check(Set<String> topics, boolean create, int partitions)
      throws PreflightException, InterruptedException {
    Properties client = settings.clientProperties();
    client.putIfAbsent("request.timeout.ms", "10000");
    client.putIfAbsent("default.api.timeout.ms", "10000");
    try (Admin admin = Admin.create(KafkaSecrets.requireFound(client))) {
      Collection<Node> brokers = ask(admin.describeCluster().nodes(), BrokerFailure.NO_ANSWER);
      Set<String> existing = ask(admin.listTopics().names(), "the topics cannot be listed");
      requireTopics(client, topics, existing, create, partitions);
      requirePartitions(admin, topics, partitions);
      requireEventTime(admin, topics);
      if (settings.guarantee() == DeliveryGuarantee.EXACTLY_ONCE) {
        requireTransactions(admin, brokers.iterator().next());
      }
    } catch (KafkaException e) {
      throw new PreflightException(describe(e, "no client can be made"), e);
    }
  }

  private void requireTopics(
      Properties client, Set<String> topics, Set<String> existing, boolean create, int partitions)
      throws PreflightException, InterruptedException {
    List<String> missing = topics.stream().filter(topic -> !existing.contains(topic)).toList();
    if (missing.isEmpty()) {
      return;
    }
    if (!create) {
      throw new PreflightException(
          missing(missing)
              + "; create them with 'foretide topics create' or set "
              + PreflightOptions.CREATE_TOPICS.key());
    }
    List<String> foreign = missing.stream().filter(topic -> !isOurs(topic)).toList();
    if (!foreign.isEmpty()) {
      throw new PreflightException(missing(foreign) + "; they are none of Foretide's to create");
    }
    try {
      new Topics(client, settings.topicPrefix())
          .create(partitions, Optional.empty(), TimestampType.LOG_APPEND_TIME);
    } catch (ExecutionException e) {
      throw new PreflightException(describe(e, "the topics cannot be created"), e);
    }
  }

  private String missing(List<String> topics) {
    return at("these topics do not exist") + ": " + String.join(", ", topics);
  }

  private boolean isOurs(String topic) {
    return Topics.names().stream().map(settings.topicPrefix()::concat).anyMatch(topic::equals);
  }

  private void requirePartitions(Admin admin, Set<String> topics, int partitions)
      throws PreflightException, InterruptedException {
    Map<String, TopicDescription> described =
        ask(admin.describeTopics(topics).allTopicNames(), "the topics cannot be described");
    for (TopicDescription topic : described.values()) {
      if (topic.partitions().size() < partitions) {
        throw new PreflightException(
            at("topic '%s' has %d partitions".formatted(topic.name(), topic.partitions().size()))
                + ", expected at least %d (%s)"
                    .formatted(partitions, PreflightOptions.TOPIC_PARTITIONS.key()));
      }
    }
  }

  /** What the broker dates itself says nothing of the time of what it tells. */
  private void requireEventTime(Admin admin, Set<String> topics)
      throws PreflightException, InterruptedException {
    String telemetry = settings.topicPrefix() + TelemetryTopic.TOPIC.name();
    List<ConfigResource> dated =
        topics.stream()
            .filter(topic -> isOurs(topic) && !topic.equals(telemetry))
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .toList();
    for (Map.Entry<ConfigResource, Config> topic : configurations(admin, dated).entrySet()) {
      String dates = topic.getValue().get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
      if (!dates.equals(TimestampType.CREATE_TIME.name)) {
        throw new PreflightException(
            at("topic '%s' has %s".formatted(topic.getKey().name(), dates))
                + ", expected %s of %s: its records are dated by event time"
                    .formatted(
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.CREATE_TIME.name));
      }
    }
  }

  /** The broker refuses longer ones only when the first transaction begins. */
  private void requireTransactions(Admin admin, Node broker)
      throws PreflightException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
    for (Config config : configurations(admin, List.of(resource)).values()) {
      long longest = Long.parseLong(config.get(LONGEST_TRANSACTION).value());
      if (settings.transactionTimeoutMillis() > longest) {
        throw new PreflightException(
            "option '%s' is %d ms, expected at most the broker's %s of %d ms"
                .formatted(
                    KafkaOptions.TRANSACTION_TIMEOUT.key(),
                    settings.transactionTimeoutMillis(),
                    LONGEST_TRANSACTION,
                    longest));
      }
    }
  }

  /** Configurations at the broker; none of them when they may not be read. */
  private Map<ConfigResource, Config> configurations(Admin admin, List<ConfigResource> resources)
      throws PreflightException, InterruptedException {
    try {
      return admin.describeConfigs(resources).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        LOG.warn("May not read the configuration of {}: it is not checked", resources);
        return Map.of();
      }
      throw new PreflightException(describe(e, "the configuration cannot be described"), e);
    } catch (TimeoutException e) {
      throw new PreflightException(at("the configuration cannot be described in time"), e);
    }
  }

  private <T> T ask(KafkaFuture<T> answer, String otherwise)
      throws PreflightException, InterruptedException {
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new PreflightException(describe(e, otherwise), e);
    } catch (TimeoutException e) {
      throw new PreflightException(at(otherwise), e);
    }
  }

  private String at(String what) {
    return what + " at " + settings.bootstrapServers();
  }

  private String describe(Throwable failure, String otherwise) {
    return BrokerFailure.describe(failure, otherwise, settings.bootstrapServers());
  }
}
