package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import io.foretide.soak.WindowOracle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Traffic that means harm, or does some without meaning it, on a cluster of real processes. What it
 * does not concern must be that of a plain replay of the good readings.
 */
class HostileTrafficTest {
  private static final long SEED = 21;
  private static final int MINUTES = 8;
  private static final long MOST_HEAP_GROWTH = 64L << 20;
  private static final int MEGABYTE = 1 << 20;

  /** Batches as large as they can be, of which next to nothing is left when they are compressed. */
  private static final Map<String, String> BOMBING =
      Map.of(
          "compression.type", "zstd",
          "batch.size", Integer.toString(100 * MEGABYTE),
          "buffer.memory", Integer.toString(200 * MEGABYTE),
          "max.request.size", Integer.toString(200 * MEGABYTE),
          "linger.ms", "1000");

  @TempDir private static Path folder;
  private static RealCluster cluster;

  private final RequestLog log = new RequestLog(SEED);
  private final WindowOracle oracle = new WindowOracle(RequestLog.MINUTE);

  @BeforeAll
  static void start() throws Exception {
    cluster = RealCluster.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.stop();
  }

  @Test
  void poisonAndBombsCostNeitherARestartNorMemory() throws Exception {
    String prefix = "poison.";
    List<Integer> partitions = List.of(0, 1);
    PoisonedTelemetry telemetry = create(prefix, partitions.size());
    cluster
        .broker()
        .configure(
            telemetry.topic(),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(32 * MEGABYTE));
    long now = minute(3).toEpochMilli();
    try (RealJob job = cluster.submit(prefix, 2)) {
      telemetry.write(telemetry.records(noted(log.minutes(0, 3))), List.of(), partitions);
      telemetry.awaitFirstWindows();
      List<Long> before = reachableHeaps();

      telemetry.write(
          telemetry.records(noted(log.minutes(3, MINUTES))),
          Poison.ofEveryKind(minute(3), SEED),
          partitions);
      for (int partition : partitions) {
        telemetry.write(
            List.of(Poison.tenMegabytes()),
            partition,
            now,
            Map.of("max.request.size", Integer.toString(32 * MEGABYTE)));
      }
      telemetry.write(Poison.decompressionBomb(1000), 0, now, BOMBING);
      telemetry.write(
          telemetry.records(log.minutes(MINUTES, MINUTES + 2)),
          List.of(Poison.tenYearsBehind(minute(0))),
          partitions);
      telemetry.awaitAllDeadLetters();

      List<Long> after = reachableHeaps();
      for (int i = 0; i < after.size(); i++) {
        assertThat(after.get(i) - before.get(i)).isLessThan(MOST_HEAP_GROWTH);
      }
      telemetry.requireWindows(oracle, within(minute(0), minute(MINUTES)));
      telemetry.requireNoOtherDeadLetters();
      job.requireNeverRestarted();
    }
  }

  @Test
  void clocksThatLieMakeNoGoodReadingLate() throws Exception {
    String prefix = "clocks.";
    List<Integer> partitions = List.of(0, 1);
    PoisonedTelemetry telemetry = create(prefix, partitions.size());
    try (RealJob job = cluster.submit(prefix, 2)) {
      // While nobody knows the time yet, what is ten years old may be a history.
      TelemetryReading ancient =
          RequestLog.shifted(log.minutes(0, 1).get(0), Poison.TEN_YEARS.negated());
      cluster.broker().produce(List.of(telemetry.record(ancient, 0, minute(0).toEpochMilli())));
      telemetry.write(
          inPartAhead(telemetry, log.minutes(1, 3)),
          List.of(Poison.ahead(minute(1), Poison.TEN_YEARS)),
          partitions);
      telemetry.awaitFirstWindows();

      List<ProducerRecord<byte[], byte[]>> records =
          inPartAhead(telemetry, log.minutes(3, MINUTES));
      int lastQuarter = indexOf(minute(5).plusSeconds(45), records);
      // All of the one is read before the other: what is closed too early is seen to be.
      telemetry.write(records.subList(0, lastQuarter), lies(45), partitions);
      telemetry.awaitAllDeadLetters();
      telemetry.write(records.subList(lastQuarter, records.size()), lies(45), partitions);
      telemetry.write(
          inPartAhead(telemetry, log.minutes(MINUTES, MINUTES + 2)), List.of(), partitions);
      telemetry.awaitAllDeadLetters();
      telemetry.requireWindows(oracle, within(minute(0), minute(MINUTES)));
      telemetry.requireNoOtherDeadLetters();
      job.requireNeverRestarted();
    }
  }

  private static int indexOf(Instant time, List<ProducerRecord<byte[], byte[]>> records) {
    int index = 0;
    while (records.get(index).timestamp() < time.toEpochMilli()) {
      index++;
    }
    return index;
  }

  private static List<Poison> lies(int number) {
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                switch (i % 3) {
                  case 0 -> Poison.ahead(minute(5), Poison.TEN_YEARS);
                  case 1 -> Poison.ahead(minute(8), Duration.ofHours(2));
                  default -> Poison.tenYearsBehind(minute(5));
                })
        .toList();
  }

  /** Every fifth reading is of a host whose clock is ahead, by less than is rejected. */
  private List<ProducerRecord<byte[], byte[]>> inPartAhead(
      PoisonedTelemetry telemetry, List<TelemetryReading> readings) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (TelemetryReading reading : readings) {
      boolean ahead = records.size() % 5 == 0;
      TelemetryReading said = ahead ? RequestLog.shifted(reading, Duration.ofSeconds(40)) : reading;
      if (said.eventTimeMillis() < minute(MINUTES).toEpochMilli()) {
        oracle.add(List.of(said));
      }
      records.add(telemetry.record(said, null, reading.eventTimeMillis()));
    }
    return records;
  }

  @Test
  void historyIsReplayedByMoreSubtasksThanPartitions() throws Exception {
    String prefix = "history.";
    PoisonedTelemetry telemetry = create(prefix, 2);
    List<TelemetryReading> lastYear =
        log.minutes(0, 10).stream()
            .map(reading -> RequestLog.shifted(reading, Duration.ofDays(-365)))
            .toList();
    cluster.broker().produce(telemetry.records(noted(lastYear)));
    try (RealJob job = cluster.submit(prefix, 4, "--kafka.bounded", "true")) {
      telemetry.requireWindows(oracle, window -> true);
      job.awaitEnd();
      telemetry.requireNoOtherDeadLetters();
    }
  }

  @Test
  void everyReadingOfIdleSkewedAndAddedPartitionsEndsInItsWindow() throws Exception {
    String prefix = "partitions.";
    PoisonedTelemetry telemetry = create(prefix, 3);
    RequestLog skewed = new RequestLog(SEED, 3000);
    try (RealJob job = cluster.submit(prefix, 4, "--windows.idleness", "1 s")) {
      // A minute at a time: none is closed before the next begins, whoever is idle meanwhile.
      for (int minute = 0; minute < 3; minute++) {
        writeSkewed(telemetry, noted(skewed.minutes(minute, minute + 1)), List.of(0, 1));
      }
      telemetry.awaitFirstWindows();
      cluster.broker().addPartitions(telemetry.topic(), 4);
      writeSkewed(telemetry, noted(skewed.minutes(3, 4)), List.of(0, 1, 3));
      writeSkewed(telemetry, skewed.minutes(4, 5), List.of(0, 1, 3));
      writeSkewed(telemetry, skewed.minutes(5, 6), List.of(0, 1, 3));
      telemetry.requireWindows(oracle, within(minute(0), minute(4)));
      telemetry.requireNoOtherDeadLetters();
      job.requireNeverRestarted();
    }
  }

  /** Nearly all of the load is on partition 0; one service is spread over the others. */
  private static void writeSkewed(
      PoisonedTelemetry telemetry, List<TelemetryReading> readings, List<Integer> partitions)
      throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (TelemetryReading reading : readings) {
      int others = partitions.size() - 1;
      int partition =
          reading.series().service().equals("steady")
              ? partitions.get(1 + records.size() % others)
              : partitions.get(0);
      records.add(telemetry.record(reading, partition, reading.eventTimeMillis()));
    }
    telemetry.write(records, List.of(), partitions);
    telemetry.awaitAllDeadLetters();
  }

  @Test
  void namesWithoutEndCostOnlyTheirTenant() throws Exception {
    new NamesWithoutEnd(cluster).requireThatNobodyElsePays();
  }

  private static PoisonedTelemetry create(String prefix, int partitions) throws Exception {
    cluster.broker().createTopics(prefix, partitions);
    return new PoisonedTelemetry(cluster.broker(), prefix);
  }

  private static Instant minute(int minute) {
    return RequestLog.START.plusMillis(minute * RequestLog.MINUTE);
  }

  /** Windows that begin in a time; those behind it may be open. */
  private static Predicate<SeriesWindow> within(Instant from, Instant to) {
    return window ->
        window.startMillis() >= from.toEpochMilli() && window.startMillis() < to.toEpochMilli();
  }

  private List<TelemetryReading> noted(List<TelemetryReading> readings) {
    oracle.add(readings);
    return readings;
  }

  private static List<Long> reachableHeaps() throws Exception {
    List<Long> heaps = new ArrayList<>();
    for (JvmProcess taskManager : cluster.taskManagers()) {
      heaps.add(taskManager.reachableHeap());
    }
    return heaps;
  }
}
