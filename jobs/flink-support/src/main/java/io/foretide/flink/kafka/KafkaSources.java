package io.foretide.flink.kafka;

import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.control.DecodeControls;
import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.topics.ControlTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.flink.topics.Topic;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Streams of the topics. */
public final class KafkaSources {
  private static final Duration IDLENESS_BETWEEN_JOBS = Duration.ofMinutes(1);

  /**
   * How long a partition that is added may go unread: at the connector's five minutes its first
   * readings would be late; windows stay open for at least this long unless told otherwise.
   */
  private static final Duration PARTITION_DISCOVERY = Duration.ofSeconds(10);

  private final StreamExecutionEnvironment environment;
  private final KafkaSettings settings;
  private final String job;

  /**
   * Sources of one job.
   *
   * @param job name of the job; uids begin with it
   */
  public KafkaSources(StreamExecutionEnvironment environment, KafkaSettings settings, String job) {
    this.environment = environment;
    this.settings = settings;
    this.job = job;
  }

  /** How consumers fetch unless told otherwise: every poll hands a batch from thread to thread. */
  public static Properties fetching() {
    Properties fetching = new Properties();
    fetching.setProperty("max.poll.records", "5000");
    fetching.setProperty("max.partition.fetch.bytes", "4194304");
    return fetching;
  }

  /** The topic {@code telemetry}, read with the watermarks of its readings. */
  public DataStream<IncomingTelemetry> telemetry(TelemetryTime time) {
    Topic<?, ?> topic = TelemetryTopic.TOPIC;
    return environment
        .fromSource(
            source(
                topic,
                new TelemetryDeserializer(job, time.furthestAhead()),
                BoundedBytesDeserializer.class),
            time.watermarks(),
            "Read " + topic.name())
        .uid(job + ".read-" + topic.name());
  }

  /**
   * A topic that another job writes; what cannot be decoded or used is in the side output {@link
   * DeadLetters#TAG}.
   *
   * @param complaint what is wrong with a record for this job; null when nothing is
   */
  public <T> SingleOutputStreamOperator<T> decoded(
      Topic<T, ?> topic, SerializableFunction<T, String> complaint) {
    WatermarkStrategy<SourceRecord> watermarks =
        AnsweredTime.withIdleness(
                WatermarkStrategy.<SourceRecord>forBoundedOutOfOrderness(
                    Duration.ofMillis(settings.maxOutOfOrdernessMillis())),
                IDLENESS_BETWEEN_JOBS)
            .withTimestampAssigner((record, timestamp) -> record.timestampMillis());
    return environment
        .fromSource(
            source(topic, new SourceRecordDeserializer(), ByteArrayDeserializer.class),
            watermarks,
            "Read " + topic.name())
        .uid(job + ".read-" + topic.name())
        .process(new DecodeFunction<>(topic, job, complaint))
        .returns(topic.type())
        .name("Decode " + topic.name())
        .uid(job + ".decode-" + topic.name());
  }

  /**
   * What people have told, from the beginning of its topic; what is invalid is in the side output
   * {@link DeadLetters#TAG}. It has no event time and never holds that of others back.
   */
  public SingleOutputStreamOperator<ControlUpdate> controls() {
    Topic<?, ?> topic = ControlTopic.TOPIC;
    return environment
        .fromSource(
            source(
                topic,
                new SourceRecordDeserializer(),
                ByteArrayDeserializer.class,
                OffsetsInitializer.earliest()),
            WatermarkStrategy.forGenerator(context -> new AlwaysIdle<>()),
            "Read " + topic.name())
        .uid(job + ".read-" + topic.name())
        .process(new DecodeControls(job))
        .name("Check " + topic.name())
        .uid(job + ".check-" + topic.name());
  }

  /** A topic that another job writes, as it is; it knows no event time. */
  public DataStream<SourceRecord> records(Topic<?, ?> topic) {
    return environment
        .fromSource(
            source(topic, new SourceRecordDeserializer(), ByteArrayDeserializer.class),
            WatermarkStrategy.noWatermarks(),
            "Read " + topic.name())
        .uid(job + ".read-" + topic.name());
  }

  /**
   * The properties of every source's consumer.
   *
   * @param client what is given for all clients: it may change how is fetched and found
   */
  static Properties consumer(Properties client) {
    Properties consumer = fetching();
    consumer.setProperty(
        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
        Long.toString(PARTITION_DISCOVERY.toMillis()));
    consumer.putAll(client);
    consumer.setProperty(FetchAnswers.PROPERTY, FetchAnswers.besides(client));
    consumer.setProperty("key.deserializer", BoundedBytesDeserializer.class.getName());
    consumer.setProperty("isolation.level", "read_committed");
    return consumer;
  }

  private <T> KafkaSource<T> source(
      Topic<?, ?> topic,
      KafkaRecordDeserializationSchema<T> deserializer,
      Class<? extends Deserializer<byte[]>> values) {
    return source(topic, deserializer, values, startingOffsets());
  }

  private <T> KafkaSource<T> source(
      Topic<?, ?> topic,
      KafkaRecordDeserializationSchema<T> deserializer,
      Class<? extends Deserializer<byte[]>> values,
      OffsetsInitializer from) {
    KafkaSourceBuilder<T> builder =
        KafkaSource.<T>builder()
            .setTopics(settings.topicName(topic))
            .setGroupId(settings.groupId() + "-" + job)
            .setStartingOffsets(from)
            .setDeserializer(deserializer)
            .setProperties(consumer(settings.clientProperties()))
            .setProperty("value.deserializer", values.getName());
    if (settings.bounded()) {
      builder.setBounded(OffsetsInitializer.latest());
    }
    return builder.build();
  }

  // The connector's interface still takes Kafka's deprecated enum.
  @SuppressWarnings("deprecation")
  private OffsetsInitializer startingOffsets() {
    return switch (settings.startFrom()) {
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
    };
  }
}
