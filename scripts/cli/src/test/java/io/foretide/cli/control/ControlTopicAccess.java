package io.foretide.cli.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.CliRun;
import io.foretide.cli.broker.RecordWriter;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.ControlTopic;
import io.foretide.flink.topics.Topic;
import io.foretide.model.control.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topics of one test at a broker. */
final class ControlTopicAccess {
  private final Properties client = new Properties();
  private final String prefix;

  ControlTopicAccess(EmbeddedKafka broker, String prefix) {
    this.client.setProperty("bootstrap.servers", broker.bootstrapServers());
    this.prefix = prefix;
  }

  void create() {
    assertThat(run("topics", "create").exitCode()).isZero();
  }

  /** Runs {@code foretide control arguments...}. */
  CliRun control(Object... arguments) {
    return run(Stream.concat(Stream.of("control"), Stream.of(arguments)).toArray());
  }

  private CliRun run(Object... arguments) {
    return CliRun.of(
        Stream.concat(
                Stream.of(arguments),
                Stream.of(
                    "--bootstrap-servers",
                    client.getProperty("bootstrap.servers"),
                    "--topic-prefix",
                    prefix))
            .toArray());
  }

  /** Name of the topic control. */
  String name() {
    return prefix + ControlTopic.TOPIC.name();
  }

  /** A draft as somebody's. */
  Control told(Control draft, long version) {
    return new Control(draft.id(), version, "test", draft.scope(), draft.instruction());
  }

  void write(Control control) {
    write(ControlTopic.TOPIC, control);
  }

  /** Writes a record of any topic. */
  <T, A extends SpecificRecordBase> void write(Topic<T, A> topic, T value) {
    byte[] bytes = topic.codec().encode(topic.toAvro().apply(value));
    RecordWriter.write(
        client,
        out -> out.accept(new ProducerRecord<>(prefix + topic.name(), topic.keyOf(value), bytes)));
  }

  void writeBytes(String key, byte[] value) {
    RecordWriter.write(
        client, out -> out.accept(new ProducerRecord<>(name(), key.getBytes(UTF_8), value)));
  }

  byte[] bytes(Control control) {
    return ControlTopic.TOPIC.codec().encode(ControlTopic.TOPIC.toAvro().apply(control));
  }

  /** Every record of the topic that withdraws nothing. */
  List<Control> records() {
    List<Control> records = new ArrayList<>();
    try (var reader = new TopicReader<>(ControlTopic.TOPIC, client, name(), unreadable -> {})) {
      reader.readToEnd(records::add);
    }
    return records;
  }

  List<Long> versions(String id) {
    return records().stream().filter(c -> c.id().equals(id)).map(Control::version).toList();
  }

  Control newest(String id) {
    return records().stream()
        .filter(control -> control.id().equals(id))
        .reduce((before, after) -> after)
        .orElseThrow();
  }
}
