package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.CliRun;
import io.foretide.cli.broker.RecordWriter;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.flink.topics.Topic;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topics of one test at a broker, written as the jobs do. */
final class WrittenTopics {
  private final Properties client = new Properties();
  private final String prefix;

  WrittenTopics(EmbeddedKafka broker, String prefix) {
    this.client.setProperty("bootstrap.servers", broker.bootstrapServers());
    this.prefix = prefix;
    assertThat(run("topics", "create").exitCode()).isZero();
  }

  /** Runs {@code foretide alerts arguments...}. */
  CliRun alerts(Object... arguments) {
    return run(Stream.concat(Stream.of("alerts"), Stream.of(arguments)).toArray());
  }

  private CliRun run(Object... arguments) {
    return CliRun.of(
        Stream.concat(Stream.of(arguments), Stream.of((Object[]) brokerOptions())).toArray());
  }

  /** Options that lead here. */
  String[] brokerOptions() {
    return new String[] {
      "--bootstrap-servers", client.getProperty("bootstrap.servers"), "--topic-prefix", prefix
    };
  }

  Properties client() {
    return client;
  }

  String name(Topic<?, ?> topic) {
    return prefix + topic.name();
  }

  /** Writes a record, dated by its event time. */
  <T, A extends SpecificRecordBase> void write(Topic<T, A> topic, T value) {
    byte[] bytes = topic.codec().encode(topic.toAvro().apply(value));
    writeBytes(topic, value, bytes);
  }

  /** Writes bytes where the record would be. */
  <T, A extends SpecificRecordBase> void writeBytes(Topic<T, A> topic, T value, byte[] bytes) {
    RecordWriter.write(
        client,
        out ->
            out.accept(
                new ProducerRecord<>(
                    name(topic),
                    null,
                    topic.timeMillis().apply(value),
                    topic.keyOf(value),
                    bytes)));
  }
}
