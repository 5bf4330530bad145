package io.foretide.flink.kafka;

import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.Topic;
import java.util.stream.Stream;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;

/**
 * The shell around a topology: what a main knows of Kafka and of its arguments.
 *
 * @param options the job's options, of the cluster and of its arguments
 * @param sources streams of the topics it reads
 * @param sinks where its streams go
 */
public record KafkaJob(ReadableConfig options, KafkaSources sources, KafkaSinks sinks) {

  /** Adds a job's graph to an environment; arguments are {@code --option value}. */
  @FunctionalInterface
  public interface Wiring {
    /** Adds the graph. */
    void wire(StreamExecutionEnvironment environment, String... arguments);
  }

  /** Runs a job: the whole of a main. */
  public static void run(String name, Wiring wiring, String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    wiring.wire(environment, arguments);
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
            Stream.concat(Stream.of(KafkaOptions.class), Stream.of(optionClasses))
                .toArray(Class<?>[]::new));
    KafkaSettings kafka = KafkaSettings.from(options);
    if (kafka.guarantee() == DeliveryGuarantee.EXACTLY_ONCE
        && !environment.getCheckpointConfig().isCheckpointingEnabled()) {
      throw new InvalidOptionException(
          "option 'execution.checkpointing.interval' is not set, expected a duration such as"
              + " '10 s': exactly-once outputs are committed by checkpoints");
    }
    return new KafkaJob(
        options, new KafkaSources(environment, kafka, name), new KafkaSinks(kafka, name));
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
    SingleOutputStreamOperator<T> decoded = sources.decoded(topic, complaint);
    write(decoded.getSideOutput(DeadLetters.TAG), DeadLettersTopic.TOPIC);
    return decoded;
  }

  /** Writes a stream to its topic. */
  public <T> void write(DataStream<T> stream, Topic<T, ?> topic) {
    sinks.write(stream, topic);
  }
}
