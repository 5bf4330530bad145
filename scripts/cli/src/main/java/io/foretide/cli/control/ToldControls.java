package io.foretide.cli.control;

import io.foretide.cli.broker.BrokerOptions;
import io.foretide.cli.broker.RecordWriter;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.ControlTopic;
import io.foretide.model.control.Control;
import io.foretide.model.control.ControlBook;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The topic {@code control}: what is in force, and how that is changed.
 *
 * <p>A version is the time at which it was told, in milliseconds since the epoch, or one more than
 * the highest of its id that the topic shows, whichever is higher. So it grows even where nothing
 * is left of what was deleted but the memory of a job.
 */
final class ToldControls {
  private final Properties client;
  private final String topic;
  private final ControlBook book = new ControlBook();
  private final Map<String, Long> highest = new HashMap<>();
  private final Consumer<String> unreadable;

  private ToldControls(Properties client, String topic, Consumer<String> unreadable) {
    this.client = client;
    this.topic = topic;
    this.unreadable = unreadable;
  }

  /**
   * Reads the topic to its end.
   *
   * @param unreadable told of records that no job would heed
   */
  static ToldControls read(BrokerOptions broker, Consumer<String> unreadable) {
    String topic = broker.topicPrefix() + ControlTopic.TOPIC.name();
    ToldControls controls = new ToldControls(broker.client(), topic, unreadable);
    try (var reader = new TopicReader<>(ControlTopic.TOPIC, controls.client, topic, unreadable)) {
      reader.readKeysToEnd(controls::take);
    }
    return controls;
  }

  private void take(String key, Control control) {
    if (control == null) {
      book.withdraw(key);
    } else if (control.id().equals(key)) {
      book.put(control);
      highest.merge(key, control.version(), Math::max);
    } else {
      unreadable.accept("%s: the key is '%s', expected '%s'".formatted(topic, key, control.id()));
    }
  }

  /** What is in force, by id. */
  Map<String, Control> inForce() {
    Map<String, Control> byId = new TreeMap<>();
    book.inForce().forEach(control -> byId.put(control.id(), control));
    return byId;
  }

  /** The version that an id has next. */
  long nextVersion(String id, long nowMillis) {
    return Math.max(nowMillis, highest.getOrDefault(id, 0L) + 1);
  }

  /**
   * What becomes of each when this is told.
   *
   * @param told what is told, without version and author
   */
  List<ControlChange> changes(Collection<Control> told, String author, long nowMillis) {
    Map<String, Control> inForce = inForce();
    return told.stream()
        .map(
            control ->
                new ControlChange(
                    inForce.get(control.id()),
                    new Control(
                        control.id(),
                        nextVersion(control.id(), nowMillis),
                        author,
                        control.scope(),
                        control.instruction())))
        .toList();
  }

  /**
   * Writes changes, and waits until the broker has all of them.
   *
   * @throws IllegalStateException when the broker refused one
   */
  void write(List<ControlChange> changes) {
    var codec = ControlTopic.TOPIC.codec();
    RecordWriter.write(
        client,
        out ->
            changes.stream()
                .filter(change -> !change.isNone())
                .forEach(
                    change ->
                        out.accept(
                            new ProducerRecord<>(
                                topic,
                                change.id().getBytes(StandardCharsets.UTF_8),
                                change.after() == null
                                    ? null
                                    : codec.encode(
                                        ControlTopic.TOPIC.toAvro().apply(change.after()))))));
  }
}
