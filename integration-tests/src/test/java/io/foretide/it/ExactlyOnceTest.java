package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.kafka.KafkaSinks;
import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.TelemetryReading;
import io.foretide.soak.WindowOracle;
import io.foretide.windows.TelemetryWindowsSettings;
import io.foretide.windows.TelemetryWindowsTopology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job fails in mid-stream, or is stopped and goes on with fewer or more subtasks, and every
 * window is still written exactly once.
 */
class ExactlyOnceTest {
  private static final String PREFIX = "exactly-once.";
  private static final String JOB = TelemetryWindowsTopology.JOB;
  private static final long SEED = 3;
  private static final int PARTITIONS = 2;
  private static final int MOST_OF_ALL = 400;

  @TempDir private Path folder;
  private TestBroker broker;
  private int marks;

  @BeforeEach
  void startABroker() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
    broker.createTopics(PREFIX, PARTITIONS);
    Failing.left.set(0);
  }

  @AfterEach
  void stopTheBroker() {
    broker.close();
  }

  @Test
  void writesEveryWindowExactlyOnceAlthoughTheJobFailsAfterACheckpoint() throws Exception {
    Failing.left.set(2);
    RequestLog log = new RequestLog(SEED);
    WindowOracle oracle = new WindowOracle(RequestLog.MINUTE);
    TestFlink flink = new TestFlink(folder);
    // 0 ──────────────── 10 ─────────────────── 20 ─────────────────── 30 minutes
    //   read, checkpoint  │ fails at 15, read    │ fails at 25, read    │ drained
    write(log.minutes(0, 10), oracle);
    JobClient job = flink.start(JOB, 2, this::wire);
    awaitCheckpointOfAll();
    assertThat(Failing.left).hasValue(2);
    write(log.minutes(10, 20), oracle);
    awaitCheckpointOfAll();
    assertThat(Failing.left).hasValue(1);
    write(log.minutes(20, 30), oracle);
    awaitCheckpointOfAll();
    assertThat(Failing.left).hasValue(0);
    flink.drain(job);

    requireAll(oracle);
  }

  @Test
  void writesEveryWindowExactlyOnceAlthoughTheJobIsRescaledAndOneServiceHasMostOfTheTraffic()
      throws Exception {
    RequestLog log = new RequestLog(SEED, MOST_OF_ALL);
    WindowOracle oracle = new WindowOracle(RequestLog.MINUTE);
    TestFlink flink = new TestFlink(folder);
    // At every stop the last window is open: the watermark lies seconds before its end.
    write(log.minutes(0, 10), oracle);
    JobClient job = flink.start(JOB, 0, this::wire);
    awaitCheckpointOfAll();
    job = flink.resume(JOB, flink.stop(job), 1, this::wire);
    write(log.minutes(10, 20), oracle);
    awaitCheckpointOfAll();
    job = flink.resume(JOB, flink.stop(job), 2, this::wire);
    write(log.minutes(20, 30), oracle);
    awaitCheckpointOfAll();
    flink.drain(job);

    requireAll(oracle);
  }

  private void requireAll(WindowOracle oracle) throws Exception {
    assertThat(oracle.compare(broker.read(PREFIX, SeriesWindowsTopic.TOPIC)).examples()).isEmpty();
    assertThat(broker.read(PREFIX, DeadLettersTopic.TOPIC)).hasSize(marks);
  }

  private void write(List<TelemetryReading> readings, WindowOracle oracle) throws Exception {
    oracle.add(readings);
    broker.produce(
        readings.stream().map(reading -> TestBroker.telemetry(PREFIX, reading)).toList());
  }

  /**
   * Marks where every partition ends with a record that is no reading, and waits for the marks
   * among the committed dead letters: a checkpoint then covers all that was written before them.
   */
  private void awaitCheckpointOfAll() throws Exception {
    List<ProducerRecord<byte[], byte[]>> ends = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      byte[] mark = "end".getBytes(StandardCharsets.UTF_8);
      ends.add(new ProducerRecord<>(PREFIX + TelemetryTopic.TOPIC.name(), partition, null, mark));
    }
    broker.produce(ends);
    marks += ends.size();
    broker.await(PREFIX, DeadLettersTopic.TOPIC, letters -> letters.size() == marks);
  }

  private void wire(StreamExecutionEnvironment environment) {
    var config =
        JobConfiguration.of(
            environment.getConfiguration(),
            broker.arguments(PREFIX).toArray(String[]::new),
            KafkaOptions.class);
    KafkaSettings kafka = KafkaSettings.from(config);
    TelemetryWindowsSettings settings = TelemetryWindowsSettings.from(config);
    DataStream<IncomingTelemetry> telemetry =
        new KafkaSources(environment, kafka, JOB)
            .telemetry(settings.time())
            .map(new Failing())
            .returns(TypeInformation.of(IncomingTelemetry.class))
            .name("Fail in mid-stream")
            .uid("test.fail");
    TelemetryWindowsTopology.Output output = TelemetryWindowsTopology.build(telemetry, settings);
    KafkaSinks sinks = new KafkaSinks(kafka, JOB);
    sinks.write(output.windows(), SeriesWindowsTopic.TOPIC);
    sinks.write(output.deadLetters(), DeadLettersTopic.TOPIC);
  }

  /** Fails at the first reading of minute 15, and again at the first of minute 25. */
  private static final class Failing implements MapFunction<IncomingTelemetry, IncomingTelemetry> {
    private static final long serialVersionUID = 1L;
    private static final AtomicInteger left = new AtomicInteger();

    @Override
    public IncomingTelemetry map(IncomingTelemetry incoming) {
      if (incoming.isRejected()) {
        return incoming;
      }
      long minute =
          (incoming.reading().eventTimeMillis() - RequestLog.START.toEpochMilli())
              / RequestLog.MINUTE;
      if ((minute >= 15 && left.compareAndSet(2, 1))
          || (minute >= 25 && left.compareAndSet(1, 0))) {
        throw new IllegalStateException("injected in minute " + minute);
      }
      return incoming;
    }
  }
}
