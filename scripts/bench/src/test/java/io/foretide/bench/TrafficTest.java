package io.foretide.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.schemas.Telemetry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final Traffic TRAFFIC = Traffic.even(20_000, 2);

  @Test
  void isTheSameInEveryRun() {
    assertThat(contents(TRAFFIC)).isEqualTo(contents(TRAFFIC));
  }

  @Test
  void spansItsMinutesInOrderButForTwoSeconds() {
    List<ProducerRecord<byte[], byte[]>> records = records(TRAFFIC);
    long first = records.get(0).timestamp();
    assertThat(records).hasSize(20_000);
    assertThat(records.get(19_999).timestamp() - first).isBetween(118_000L, 122_000L);
    long newest = first;
    for (ProducerRecord<byte[], byte[]> record : records) {
      newest = Math.max(newest, record.timestamp());
      assertThat(record.timestamp()).isGreaterThan(newest - 2_000);
    }
  }

  @Test
  void givesHalfOfItToOneOperationWhenHotOnAllPartitions() throws Exception {
    AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();
    Map<String, Integer> operations = new HashMap<>();
    for (ProducerRecord<byte[], byte[]> record : records(TRAFFIC.hot())) {
      Telemetry telemetry = codec.decode(record.value());
      String key = record.key() == null ? "" : new String(record.key(), UTF_8);
      operations.merge(key + " " + telemetry.getOperation(), 1, Integer::sum);
    }

    assertThat(operations).hasSize(1_001);
    assertThat(operations.get(" GET /items/0")).isBetween(9_800, 10_200);
  }

  @Test
  void saysHowDenseItIs() {
    assertThat(TRAFFIC.perOperationAndMinute()).isEqualTo(10);
  }

  private static List<String> contents(Traffic traffic) {
    return records(traffic).stream()
        .map(record -> record.timestamp() + " " + HexFormat.of().formatHex(record.value()))
        .toList();
  }

  private static List<ProducerRecord<byte[], byte[]>> records(Traffic traffic) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    traffic.forEachRecord("telemetry", records::add);
    return records;
  }
}
