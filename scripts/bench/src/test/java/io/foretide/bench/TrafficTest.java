package io.foretide.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
  void givesHalfOfItToOneServiceWhenHot() {
    Map<String, Integer> services = new HashMap<>();
    records(TRAFFIC.hot())
        .forEach(record -> services.merge(new String(record.key(), UTF_8), 1, Integer::sum));

    assertThat(services).hasSize(100);
    assertThat(services.get("shop/service-0")).isBetween(9_900, 10_300);
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
