package io.foretide.delivery;

import io.foretide.delivery.EpisodeRecords.UnusableException;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A revision of an episode as a CloudEvent 1.0 in Kafka's binary mode: attributes are headers, the
 * value is JSON, the key is the episode's id. The event's id tells the revision from all others, so
 * that a repeat is found.
 */
final class CloudEventSerializer implements KafkaRecordSerializationSchema<SourceRecord> {
  private static final long serialVersionUID = 1L;

  private final CloudEvents settings;
  private transient EpisodeRecords records;

  CloudEventSerializer(CloudEvents settings) {
    this.settings = settings;
  }

  @Override
  public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) {
    records = new EpisodeRecords(CloudEvents.NAME);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      SourceRecord record, KafkaSinkContext sink, Long timestamp) {
    try {
      return event(records.read(record), record.key());
    } catch (UnusableException e) {
      throw new IllegalStateException("what was readable is so no longer", e);
    }
  }

  private ProducerRecord<byte[], byte[]> event(Episode episode, byte[] key) {
    long time = Math.max(0, episode.updatedAtMillis());
    byte[] value = EpisodeJson.of(episode).toString().getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(settings.topic(), null, time, key, value);
    Headers headers = event.headers();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", EpisodeJson.revisionId(episode));
    add(headers, "ce_source", settings.source());
    add(headers, "ce_type", type(episode));
    add(headers, "ce_subject", episode.tenant() + "/" + episode.service());
    add(headers, "ce_time", EpisodeJson.time(time));
    add(headers, "content-type", "application/json");
    return event;
  }

  private static String type(Episode episode) {
    String opened = episode.revision() == 0 ? "opened" : "updated";
    return "io.foretide.episode." + (episode.state() == EpisodeState.CLOSED ? "closed" : opened);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
