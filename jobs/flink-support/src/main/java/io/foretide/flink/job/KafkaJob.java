package io.foretide.flink.job;

import io.foretide.flink.control.AppliedControls;
import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.deadletters.CountDeadLetters;
import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.kafka.KafkaSinks;
import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.kafka.TelemetryTime;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.topics.ControlTopic;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.flink.topics.Topic;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;

/** The shell around a topology: what a main knows of Kafka and of its arguments. */
public final class KafkaJob {
  private final StreamExecutionEnvironment environment;
  private final String name;
  private final ReadableConfig options;
  private final KafkaSettings kafka;
  private final KafkaSources sources;
  private final KafkaSinks sinks;
  private final Set<String> topics = new TreeSet<>();
  private DataStream<DeadLetter> refused;

  private KafkaJob(
      StreamExecutionEnvironment environment,
      String name,
      ReadableConfig options,
      KafkaSettings kafka,
      KafkaSources sources,
      KafkaSinks sinks) {
    this.environment = environment;
    this.name = name;
    this.options = options;
    this.kafka = kafka;
    this.sources = sources;
    this.sinks = sinks;
  }

  /** Adds a job's graph to an environment; arguments are {@code --option value}. */
  @FunctionalInterface
  public interface Wiring {
    /** Adds the graph. */
    KafkaJob wire(StreamExecutionEnvironment environment, String... arguments);
  }

  /**
   * Runs a job: the whole of a main.
   *
   * @throws PreflightException when something around the job is not as it must be
   */
  public static void run(String name, Wiring wiring, String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    KafkaJob job = wiring.wire(environment, arguments);
    Preflight.of(job).check(environment);
    environment.execute(name);
  }

  /**
   * The shell of one job.
   *
   * @param name name of the job; uids of its sources and sinks begin with it
   * @param arguments {@code --option value ...}
   * @param optionClasses classes that declare its options, beside those of Kafka
   * @throws InvalidOptionException naming the first option of Kafka that cannot be used, an
   *     argument that is no option, or exactly-once without checkpoints
   */
  public static KafkaJob of(
      StreamExecutionEnvironment environment,
      String name,
      String[] arguments,
      Class<?>... optionClasses) {
    ReadableConfig options =
        JobConfiguration.of(
            environment.getConfiguration(),
            arguments,
            Stream.concat(
                    Stream.of(KafkaOptions.class, PreflightOptions.class), Stream.of(optionClasses))
                .toArray(Class<?>[]::new));
    KafkaSettings kafka = KafkaSettings.from(options);
    if (kafka.guarantee() == DeliveryGuarantee.EXACTLY_ONCE
        && !environment.getCheckpointConfig().isCheckpointingEnabled()) {
      throw new InvalidOptionException(
          "option 'execution.checkpointing.interval' is not set, expected a duration such as"
              + " '10 s': exactly-once outputs are committed by checkpoints");
    }
    return new KafkaJob(
        environment,
        name,
        options,
        kafka,
        new KafkaSources(environment, kafka, name),
        new KafkaSinks(kafka, name));
  }

  /** The job's options, of the cluster and of its arguments. */
  public ReadableConfig options() {
    return options;
  }

  /** How it reaches Kafka. */
  KafkaSettings kafka() {
    return kafka;
  }

  /** Names of the topics that it reads and writes, as the broker knows them. */
  Set<String> topics() {
    return topics;
  }

  /** The topic {@code telemetry}, read with the watermarks of its readings. */
  public DataStream<IncomingTelemetry> telemetry(TelemetryTime time) {
    topics.add(kafka.topicName(TelemetryTopic.TOPIC));
    return sources.telemetry(time);
  }

  /** A topic that another job writes; what cannot be decoded goes to the dead letters. */
  public <T> DataStream<T> read(Topic<T, ?> topic) {
    return read(topic, record -> null);
  }

  /**
   * As {@link #read(Topic)}; what this job cannot use goes to the dead letters too.
   *
   * @param complaint what is wrong with a record; null when nothing is
   */
  public <T> DataStream<T> read(Topic<T, ?> topic, SerializableFunction<T, String> complaint) {
    topics.add(kafka.topicName(topic));
    SingleOutputStreamOperator<T> decoded = sources.decoded(topic, complaint);
    refuse(decoded.getSideOutput(DeadLetters.TAG));
    return decoded;
  }

  /** What people tell the job while it runs, to every subtask that asks for it. */
  public BroadcastStream<ControlUpdate> controls() {
    topics.add(kafka.topicName(ControlTopic.TOPIC));
    SingleOutputStreamOperator<ControlUpdate> controls = sources.controls();
    refuse(controls.getSideOutput(DeadLetters.TAG));
    return controls.broadcast(AppliedControls.STATE);
  }

  /**
   * A topic that another job writes, as it is, read apart from every other reader of it in the job:
   * by a source and a consumer group of its own.
   *
   * @param reader who reads, for the uid and the group
   */
  public DataStream<SourceRecord> records(Topic<?, ?> topic, String reader) {
    topics.add(kafka.topicName(topic));
    return new KafkaSources(environment, kafka, name + "." + reader).records(topic);
  }

  /** Notes what is refused, for {@link #writeDeadLetters}. */
  public void refuse(DataStream<DeadLetter> letters) {
    refused = refused == null ? letters : refused.union(letters);
  }

  /** Writes all that is refused to its topic, counted by its reason: the last step of a wiring. */
  public void writeDeadLetters() {
    write(
        refused
            .map(new CountDeadLetters())
            .name("Count dead letters")
            .uid(name + ".count-dead-letters"),
        DeadLettersTopic.TOPIC);
  }

  /** Writes a stream to its topic. */
  public <T> void write(DataStream<T> stream, Topic<T, ?> topic) {
    topics.add(kafka.topicName(topic));
    sinks.write(stream, topic);
  }

  /**
   * Writes a stream to its topic at once, whatever the guarantee of the others: what was written
   * since the last checkpoint comes again after a failure, which readers know by its id and
   * revision.
   */
  public <T> void writeAtOnce(DataStream<T> stream, Topic<T, ?> topic) {
    topics.add(kafka.topicName(topic));
    sinks.writeAtOnce(stream, topic);
  }

  /**
   * Writes a stream to a topic that is not one of ours.
   *
   * @param topic its name at the broker, to which no prefix is added
   * @param what what is written, for the name and the uid
   */
  public <T> void write(
      DataStream<T> stream,
      String topic,
      String what,
      KafkaRecordSerializationSchema<T> serializer) {
    topics.add(topic);
    sinks.write(stream, what, serializer);
  }
}
