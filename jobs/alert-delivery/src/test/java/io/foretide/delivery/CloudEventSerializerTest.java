package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CloudEventSerializerTest {
  @Test
  void writesAttributesAsHeadersAndTheEpisodeAsJson() {
    Episode episode = Episodes.open("e1", 2);
    ProducerRecord<byte[], byte[]> event = event(episode);

    assertThat(headers(event))
        .containsExactly(
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_id", "e1-2"),
            Map.entry("ce_source", "/foretide"),
            Map.entry("ce_type", "io.foretide.episode.updated"),
            Map.entry("ce_subject", "shop/checkout"),
            Map.entry("ce_time", "2026-03-02T10:05:00Z"),
            Map.entry("content-type", "application/json"));
    assertThat(event.topic()).isEqualTo("incidents");
    assertThat(event.key()).asString(StandardCharsets.UTF_8).isEqualTo("e1");
    assertThat(event.value())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(EpisodeJson.of(episode).toString());
  }

  @Test
  void tellsWhatBecameOfTheEpisodeByTheType() {
    assertThat(headers(event(Episodes.open("e1", 0))))
        .containsEntry("ce_type", "io.foretide.episode.opened");
    assertThat(headers(event(Episodes.closed("e1", 3))))
        .containsEntry("ce_type", "io.foretide.episode.closed");
    assertThat(headers(event(Episodes.merged("e1", 0, "e0"))))
        .containsEntry("ce_type", "io.foretide.episode.closed");
  }

  private static ProducerRecord<byte[], byte[]> event(Episode episode) {
    CloudEventSerializer serializer =
        new CloudEventSerializer(new CloudEvents("incidents", "/foretide", Severity.INFO));
    serializer.open(null, null);
    return serializer.serialize(Episodes.record(episode), null, null);
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> event) {
    Map<String, String> headers = new LinkedHashMap<>();
    event
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
