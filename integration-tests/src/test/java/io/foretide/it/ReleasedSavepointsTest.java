package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.anomaly.AnomalyAlertsJob;
import io.foretide.anomaly.AnomalyAlertsTopology;
import io.foretide.baseline.SeasonalBaselineJob;
import io.foretide.baseline.SeasonalBaselineTopology;
import io.foretide.flink.job.KafkaJob;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.OutcomesTopic;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.flink.topics.Topic;
import io.foretide.scaling.ScalingForecastJob;
import io.foretide.scaling.ScalingForecastTopology;
import io.foretide.suite.ForetideJob;
import io.foretide.windows.TelemetryWindowsJob;
import io.foretide.windows.TelemetryWindowsTopology;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every job goes on from the savepoint that its release left behind, in the middle of an incident,
 * and writes what an undisturbed run writes from there on, byte by byte.
 *
 * <p>A release writes its own with {@code -Dforetide.snapshots.write=true}; those of earlier
 * releases stay.
 */
class ReleasedSavepointsTest {
  static final Path RELEASE = Path.of("src", "test", "resources", "savepoints", "0.1");
  private static final String WHOLE = "whole.";
  private static final long SEED = 11;
  private static final int PARTITIONS = 1;
  private static final long CUT = SmallShop.BURST.plus(Duration.ofMinutes(30)).toEpochMilli();

  /** What is dated later than this cannot have been written before the cut. */
  private static final long DUE = CUT + SmallShop.WIDTH;

  @TempDir private static Path folder;
  private static TestBroker broker;
  private static TestFlink flink;

  /** A job, what it reads and what it writes. */
  record Job(
      String name,
      KafkaJob.Wiring wiring,
      Topic<?, ?> input,
      List<Topic<?, ?>> outputs,
      List<String> options) {

    @Override
    public String toString() {
      return name;
    }

    /** What it is told; its transactions are of another broker, long ago. */
    private String[] arguments(TestBroker broker, String prefix) {
      List<String> all = new ArrayList<>(broker.arguments(prefix));
      all.addAll(ShopJobs.WIDTH);
      all.addAll(List.of("--kafka.tolerate-lost-transactions", "true"));
      all.addAll(options);
      return all.toArray(String[]::new);
    }

    private TestFlink.Wiring wired(TestBroker broker, String prefix) {
      return environment -> wiring.wire(environment, arguments(broker, prefix));
    }
  }

  static List<Job> jobs() {
    return List.of(
        new Job(
            ForetideJob.JOB,
            ForetideJob::wire,
            TelemetryTopic.TOPIC,
            List.of(
                SeriesWindowsTopic.TOPIC,
                BaselinesTopic.TOPIC,
                ForecastsTopic.TOPIC,
                AlertsTopic.TOPIC,
                EpisodesTopic.TOPIC,
                RecommendationsTopic.TOPIC,
                OutcomesTopic.TOPIC),
            ShopJobs.CAPACITY),
        new Job(
            TelemetryWindowsTopology.JOB,
            TelemetryWindowsJob::wire,
            TelemetryTopic.TOPIC,
            List.of(SeriesWindowsTopic.TOPIC),
            List.of()),
        new Job(
            SeasonalBaselineTopology.JOB,
            SeasonalBaselineJob::wire,
            SeriesWindowsTopic.TOPIC,
            List.of(BaselinesTopic.TOPIC, ForecastsTopic.TOPIC),
            List.of()),
        new Job(
            AnomalyAlertsTopology.JOB,
            AnomalyAlertsJob::wire,
            BaselinesTopic.TOPIC,
            List.of(AlertsTopic.TOPIC, EpisodesTopic.TOPIC),
            List.of()),
        new Job(
            ScalingForecastTopology.JOB,
            ScalingForecastJob::wire,
            SeriesWindowsTopic.TOPIC,
            List.of(RecommendationsTopic.TOPIC, OutcomesTopic.TOPIC),
            ShopJobs.CAPACITY));
  }

  @BeforeAll
  static void runTheWhole() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
    flink = new TestFlink(folder);
    broker.createTopics(WHOLE, PARTITIONS);
    broker.produce(input(TelemetryTopic.TOPIC, WHOLE));
    flink.run(
        ForetideJob.JOB,
        environment -> ForetideJob.wire(environment, ShopJobs.foretide(broker, WHOLE)));
    if (Boolean.getBoolean("foretide.snapshots.write")) {
      for (Job job : jobs()) {
        release(job, prefix(job));
      }
    }
  }

  private static String prefix(Job job) {
    return job + ".";
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @MethodSource("jobs")
  void goesOnWhereItsReleaseWasStopped(Job job) throws Exception {
    String prefix = prefix(job);
    broker.createTopics(prefix, PARTITIONS);
    broker.produce(input(job.input(), prefix));
    String savepoint = RELEASE.resolve(job.name()).toAbsolutePath().toString();
    JobClient resumed = flink.resume(job.name(), savepoint, 2, job.wired(broker, prefix));
    broker.awaitRead(prefix, job.name(), job.input());
    // Soon: Flink passes the end of time on to nothing behind an output that has been idle.
    flink.drain(resumed);

    for (Topic<?, ?> topic : job.outputs()) {
      Map<ByteBuffer, List<ByteBuffer>> after = values(byKey(prefix, topic));
      byKey(WHOLE, topic)
          .forEach(
              (key, records) -> {
                List<ByteBuffer> written = after.getOrDefault(key, List.of());
                long due = records.stream().filter(record -> record.timestamp() > DUE).count();
                assertThat(written.size()).as("%s", topic.name()).isGreaterThanOrEqualTo((int) due);
                List<ByteBuffer> whole = values(records);
                int before = whole.size() - written.size();
                assertThat(written)
                    .as("%s", topic.name())
                    .isEqualTo(whole.subList(before, whole.size()));
              });
      assertThat(after).as("%s", topic.name()).isNotEmpty();
    }
  }

  /**
   * Leaves the savepoint of this release behind: of a job on a broker of its own, whose topics have
   * the names that the savepoint knows them by.
   */
  private static void release(Job job, String prefix) throws Exception {
    try (TestBroker former = TestBroker.start(folder.resolve("kafka-" + job))) {
      former.createTopics(prefix, PARTITIONS);
      former.produce(
          input(job.input(), prefix).stream().filter(record -> record.timestamp() < CUT).toList());
      JobClient running = flink.startAlone(job.name(), job.wired(former, prefix));
      former.awaitRead(prefix, job.name(), job.input());
      awaitLast(former, prefix, job.outputs().get(0));
      keep(Path.of(URI.create(flink.stop(running)).getPath()), RELEASE.resolve(job.name()));
    }
  }

  static void keep(Path savepoint, Path release) throws IOException {
    Files.createDirectories(release);
    try (Stream<Path> old = Files.list(release);
        Stream<Path> files = Files.list(savepoint)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
      for (Path file : files.toList()) {
        Files.copy(file, release.resolve(file.getFileName()));
      }
    }
  }

  /** What is read is closed, decided and written a little later. */
  private static <T, A extends SpecificRecordBase> void awaitLast(
      TestBroker broker, String prefix, Topic<T, A> topic) {
    long last = SmallShop.BURST.toEpochMilli();
    broker.await(
        prefix,
        topic,
        written -> written.stream().anyMatch(of -> topic.timeMillis().apply(of) >= last));
  }

  /** All that a topic holds, in an order that is always the same. */
  private static List<ProducerRecord<byte[], byte[]>> input(Topic<?, ?> topic, String prefix) {
    if (topic.name().equals(TelemetryTopic.TOPIC.name())) {
      return SmallShop.readings(SEED).stream()
          .map(reading -> TestBroker.telemetry(prefix, reading))
          .toList();
    }
    return broker.records(WHOLE, topic).stream()
        .sorted(
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                .thenComparing(ConsumerRecord::key, Arrays::compare))
        .map(
            record ->
                new ProducerRecord<>(
                    prefix + topic.name(), null, record.timestamp(), record.key(), record.value()))
        .toList();
  }

  private static Map<ByteBuffer, List<ConsumerRecord<byte[], byte[]>>> byKey(
      String prefix, Topic<?, ?> topic) {
    Map<ByteBuffer, List<ConsumerRecord<byte[], byte[]>>> byKey = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : broker.records(prefix, topic)) {
      byKey.computeIfAbsent(ByteBuffer.wrap(record.key()), key -> new ArrayList<>()).add(record);
    }
    return byKey;
  }

  private static Map<ByteBuffer, List<ByteBuffer>> values(
      Map<ByteBuffer, List<ConsumerRecord<byte[], byte[]>>> byKey) {
    Map<ByteBuffer, List<ByteBuffer>> values = new HashMap<>();
    byKey.forEach((key, records) -> values.put(key, values(records)));
    return values;
  }

  private static List<ByteBuffer> values(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(record -> ByteBuffer.wrap(record.value())).toList();
  }
}
