package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.simulate.ReactiveHpa;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.model.scaling.PodFleet;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.suite.ForetideJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deployment that follows what the main job recommends, window by window, through a burst that
 * comes every day at noon:
 *
 * <pre>
 *   telemetry ──▶ job on a MiniCluster ──▶ recommendation ──▶ pods, ready ten minutes later
 *       ▲──────────────── replicas ready ─────────────────────┘
 * </pre>
 */
class ClosedLoopTest {
  private static final String PREFIX = "";
  private static final long SEED = 21;
  private static final long WIDTH = Duration.ofMinutes(5).toMillis();
  private static final long LEAD = 2 * WIDTH;
  private static final int DAY = 288;
  private static final int FIRST = 7 * DAY + 126; // the eighth day, half past ten
  private static final int LAST = 7 * DAY + 162; // half past one
  private static final double CAPACITY = 5;
  private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

  @TempDir private Path folder;
  private TestBroker broker;
  private final double[] demand = demand();

  @BeforeEach
  void startABroker() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
    broker.createTopics(PREFIX, 1);
  }

  @AfterEach
  void stopTheBroker() {
    broker.close();
  }

  @Test
  void servesTheBurstWithFewerShortfallsAndNoMoreReplicaHoursThanTheHpa() throws Exception {
    List<TelemetryReading> history = new ArrayList<>();
    for (int window = 0; window < FIRST; window++) {
      history.addAll(readings(window, 30));
    }
    produce(history);
    TestFlink flink = new TestFlink(folder);
    JobClient job =
        flink.start(ForetideJob.JOB, 0, environment -> ForetideJob.wire(environment, arguments()));
    int[] followed = follow();
    job.cancel().get();

    double[] asked = Arrays.copyOfRange(demand, FIRST, LAST);
    long[] starts = IntStream.range(FIRST, LAST).mapToLong(ClosedLoopTest::start).toArray();
    int[] reactive =
        new ReactiveHpa(0.7, CAPACITY, 1, 100, LEAD).replicas(starts, asked, followed[0]);
    assertThat(shortfalls(reactive, asked)).as("the burst is one").isGreaterThanOrEqualTo(2);
    assertThat(shortfalls(followed, asked)).isLessThan(shortfalls(reactive, asked));
    assertThat(Arrays.stream(followed).sum()).isLessThanOrEqualTo(Arrays.stream(reactive).sum());
  }

  /** Replicas ready in each window. */
  private int[] follow() throws Exception {
    PodFleet fleet = new PodFleet(30);
    int[] ready = new int[LAST - FIRST];
    for (int window = FIRST; window < LAST; window++) {
      ready[window - FIRST] = fleet.ready(start(window));
      // The window before is over when the first reading of this one has come.
      produce(readings(window, ready[window - FIRST]));
      Recommendation made = decidedAt(start(window));
      fleet.order(start(window + 1), made.decidedAtMillis() + LEAD, made.replicas());
    }
    return ready;
  }

  private Recommendation decidedAt(long millis) throws Exception {
    List<Recommendation> made = new ArrayList<>();
    broker.await(
        PREFIX,
        RecommendationsTopic.TOPIC,
        all -> {
          all.stream().filter(one -> one.decidedAtMillis() == millis).forEach(made::add);
          return !made.isEmpty();
        });
    return made.get(0);
  }

  private String[] arguments() {
    List<String> arguments = new ArrayList<>(broker.arguments(PREFIX));
    arguments.addAll(List.of("--kafka.delivery-guarantee", "at-least-once"));
    arguments.addAll(List.of("--windows.width", "5 min", "--windows.allowed-lateness", "0 s"));
    arguments.addAll(List.of("--windows.max-out-of-orderness", "0 s"));
    // One of two readers has no partition.
    arguments.addAll(List.of("--windows.idleness", "1 s"));
    arguments.addAll(List.of("--scaling.mode", "recommend", "--scaling.lead-time", "10 min"));
    arguments.addAll(List.of("--scaling.replica-capacity", "it/checkout:" + CAPACITY));
    return arguments.toArray(String[]::new);
  }

  private void produce(List<TelemetryReading> readings) throws Exception {
    broker.produce(
        readings.stream().map(reading -> TestBroker.telemetry(PREFIX, reading)).toList());
  }

  private List<TelemetryReading> readings(int window, int ready) {
    double requests = demand[window] * WIDTH / 1000;
    return List.of(
        sample(Kind.GAUGE, Signals.REPLICAS, window, ready),
        sample(Kind.COUNT, Signals.REQUESTS, window, Math.rint(requests)));
  }

  private static TelemetryReading sample(Kind kind, String signal, int window, double value) {
    return TelemetryReading.sample(
        kind, start(window), new SeriesKey("it", "checkout", "", signal), value, 0);
  }

  private static long start(int window) {
    return START + window * WIDTH;
  }

  /** A hundred requests per second, and three hundred for half an hour at noon. */
  private static double[] demand() {
    Random random = new Random(SEED);
    double[] demand = new double[LAST];
    for (int window = 0; window < LAST; window++) {
      int ofDay = window % DAY - DAY / 2;
      double mean = ofDay >= 0 && ofDay < 6 ? 300 : 100;
      demand[window] = mean * Math.exp(0.05 * random.nextGaussian());
    }
    return demand;
  }

  private static long shortfalls(int[] replicas, double[] demand) {
    return IntStream.range(0, replicas.length)
        .filter(i -> replicas[i] * CAPACITY < demand[i])
        .count();
  }
}
