package io.foretide.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.cli.UsageException;
import io.foretide.cli.shop.ShopRecord;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.cli.shop.ShopTraffic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a demo writes to the topic telemetry, and in which order. */
class DemoInputTest {
  @TempDir private Path folder;

  @Test
  void mergesFilesByTimeAndThenByName() throws Exception {
    write("beta.csv", "timestamp,value\n0,1\n60,2\n120,3\n");
    write("alpha.csv", "timestamp,value\n60,4\n120,\n180,5\n");
    List<ProducerRecord<byte[], byte[]>> records = records(new FilesInput(folder, "requests"));
    assertThat(readings(records))
        .containsExactly(
            count(0, "beta", 1),
            count(60, "alpha", 4),
            count(60, "beta", 2),
            count(120, "beta", 3),
            count(180, "alpha", 5));
    assertThat(records).allMatch(record -> record.topic().equals("the-topic"));
    assertThat(records.stream().map(ProducerRecord::timestamp))
        .containsExactly(0L, 60_000L, 60_000L, 120_000L, 180_000L);
    assertThat(new String(records.get(0).key(), StandardCharsets.UTF_8)).isEqualTo("files/beta");
  }

  @Test
  void knowsWhereTheFilesBeginAndEnd() throws IOException {
    write("beta.csv", "timestamp,value\n60,1\n120,2\n");
    write("alpha.csv", "timestamp,value\n120,4\n180,5\n");
    FilesInput input = new FilesInput(folder, "requests");
    assertThat(input.startMillis()).isEqualTo(60_000);
    assertThat(input.endMillis()).isEqualTo(240_000);
    assertThat(input.expectedRecords()).isEqualTo(4);
    assertThat(input.incidents()).isEmpty();
  }

  @Test
  void refusesFilesOfDifferentWidths() throws IOException {
    write("alpha.csv", "timestamp,value\n0,1\n60,2\n");
    write("beta.csv", "timestamp,value\n0,1\n300,2\n");
    assertThatThrownBy(() -> new FilesInput(folder, "requests"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("beta.csv has a row every 300 s, alpha every 60 s");
  }

  @Test
  void writesTheShopInTheOrderOfItsArrival() throws Exception {
    ShopSettings settings = ShopSettings.defaults().withLength(2, 3);
    Iterator<ShopRecord> told = new ShopTraffic(settings).iterator();
    long last = Long.MIN_VALUE;
    for (ProducerRecord<byte[], byte[]> record : records(new ShopInput(settings))) {
      ShopRecord expected = told.next();
      assertThat(record.timestamp())
          .isEqualTo(expected.arrivalMillis())
          .isGreaterThanOrEqualTo(last);
      last = record.timestamp();
      if (expected.poison() != null) {
        assertThat(record.value()).isEqualTo(expected.poison());
        assertThat(record.key()).isNull();
      } else {
        assertThat(record.key()).isEqualTo(TelemetryTopic.TOPIC.keyOf(expected.reading()));
      }
    }
    assertThat(told.hasNext()).isFalse();
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static TelemetryReading count(long seconds, String service, double value) {
    SeriesKey series = new SeriesKey("files", service, "", "requests");
    return TelemetryReading.sample(Kind.COUNT, seconds * 1000, series, value, 0);
  }

  private static List<ProducerRecord<byte[], byte[]>> records(DemoInput input) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    input.forEachRecord("the-topic", records::add);
    return records;
  }

  private static List<TelemetryReading> readings(List<ProducerRecord<byte[], byte[]>> records)
      throws Exception {
    List<TelemetryReading> readings = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      readings.add(
          TelemetryTopic.TOPIC
              .fromAvro()
              .apply(TelemetryTopic.TOPIC.codec().decode(record.value())));
    }
    return readings;
  }
}
