package io.foretide.bench.latency;

import com.sun.management.OperatingSystemMXBean;
import io.foretide.bench.ChildJvm;
import io.foretide.bench.Requests;
import io.foretide.bench.latency.AlertWatch.Sighting;
import io.foretide.bench.latency.LatencyResult.Delays;
import io.foretide.cli.broker.RecordWriter;
import io.foretide.flink.topics.Topics;
import io.foretide.model.series.SeriesKey;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.record.TimestampType;

/**
 * How long after a window has closed its alert is in Kafka, while requests come in as they happen.
 *
 * <p>A window closes when the last partition has shown a time that is past its end by what is
 * allowed for disorder and lateness. Requests are written all the time, so that this moment is
 * known from the clock. From then until the alert was read from its topic is measured: delivery is
 * at least once, so that an alert need not wait for a checkpoint to be seen.
 *
 * <p>And how long after a request that makes certain that its service fails an alert says so,
 * without waiting for any window.
 */
public final class LatencyRun {
  private static final String PREFIX = "latency.";
  private static final String TELEMETRY = PREFIX + "telemetry";
  private static final String GROUP = "latency";
  private static final long WIDTH = 5_000;
  private static final long HISTORY = Duration.ofMinutes(24 * 60 + 30).toMillis();
  private static final long OUT_OF_ORDERNESS = 5_000;
  private static final long LATENESS = 10_000;
  private static final long CLOSES_AFTER = OUT_OF_ORDERNESS + LATENESS;
  private static final int CALM_WINDOWS = 3;
  private static final int WINDOWS_UNTIL_ALERT = 3;
  private static final int JUMPS = 20;
  // The first alerts of all load the classes that write them.
  private static final int WARM_UP_JUMPS = 3;
  // What usual windows come to is learnt before slices are believed.
  private static final int USUAL_WINDOWS = 8;
  private static final long SLOWEST = 2 * WIDTH;
  private static final Duration LONGEST_HISTORY = Duration.ofMinutes(10);

  private final Properties client = new Properties();

  private LatencyRun(String bootstrapServers) {
    client.setProperty("bootstrap.servers", bootstrapServers);
  }

  /**
   * Measures it.
   *
   * @param recordsPerSecond requests
   * @param progress told what has been done
   */
  public static LatencyResult run(
      String bootstrapServers,
      double recordsPerSecond,
      Path home,
      Path folder,
      Consumer<String> progress)
      throws Exception {
    LatencyRun run = new LatencyRun(bootstrapServers);
    new Topics(run.client, PREFIX).create(4, Optional.of((short) 1), TimestampType.CREATE_TIME);
    long known = run.writeHistory();
    ChildJvm job =
        ChildJvm.withFlink(LatencyMain.class, folder, arguments(bootstrapServers, home, folder));
    try {
      run.awaitCommitted(job, known);
      progress.accept("latency: a day of %,d readings is known".formatted(known));
      return run.measure(job, recordsPerSecond);
    } finally {
      job.stop();
    }
  }

  private static List<String> arguments(String bootstrapServers, Path home, Path folder) {
    return List.of(
        home.toString(),
        folder.toString(),
        "--kafka.bootstrap-servers",
        bootstrapServers,
        "--kafka.topic-prefix",
        PREFIX,
        "--kafka.group-id",
        GROUP,
        "--kafka.start-from",
        "earliest",
        "--kafka.delivery-guarantee",
        "at-least-once",
        "--windows.max-out-of-orderness",
        OUT_OF_ORDERNESS + " ms",
        "--windows.allowed-lateness",
        LATENESS + " ms",
        "--windows.width",
        WIDTH + " ms");
  }

  private long writeHistory() {
    long end = startOfWindow(System.currentTimeMillis());
    WatchedGauges gauges = new WatchedGauges(TELEMETRY, Long.MAX_VALUE, WIDTH, 1);
    FailingServices services = new FailingServices(TELEMETRY, Long.MAX_VALUE);
    RecordWriter.write(
        client,
        out -> {
          for (long at = end - HISTORY; at < end; at += WIDTH) {
            gauges.sample(at, out);
            services.sample(at, WIDTH, out);
          }
        });
    return HISTORY / WIDTH * (WatchedGauges.count() + 2 * FailingServices.count());
  }

  private void awaitCommitted(ChildJvm job, long records) throws Exception {
    try (Admin admin = Admin.create(client)) {
      long committed = 0;
      long deadline = System.nanoTime() + LONGEST_HISTORY.toNanos();
      while (committed < records) {
        job.requireAlive();
        if (System.nanoTime() > deadline) {
          throw new IOException(
              "after %s only %d of %d records are read"
                  .formatted(LONGEST_HISTORY, committed, records));
        }
        Thread.sleep(200);
        committed =
            admin
                .listConsumerGroupOffsets(GROUP + "-foretide")
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
      }
    }
  }

  private LatencyResult measure(ChildJvm job, double recordsPerSecond) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = startOfWindow(System.currentTimeMillis()) + WIDTH;
    long firstJump = start + CALM_WINDOWS * WIDTH;
    WatchedGauges gauges = new WatchedGauges(TELEMETRY, firstJump, WIDTH, JUMPS);
    FailingServices services =
        new FailingServices(TELEMETRY, start + USUAL_WINDOWS * WIDTH + CLOSES_AFTER);
    long end =
        Math.max(
            firstJump + (JUMPS + WINDOWS_UNTIL_ALERT) * WIDTH + CLOSES_AFTER + SLOWEST,
            services.lastFailureMillis() + SLOWEST);
    AlertWatch watch = new AlertWatch(client, PREFIX + "anomaly-alerts");
    Map<SeriesKey, Sighting> sightings;
    double load;
    try {
      system.getCpuLoad();
      writeLive(recordsPerSecond, gauges, services, start, end);
      load = system.getCpuLoad();
    } finally {
      sightings = watch.stop();
    }
    job.requireAlive();
    return new LatencyResult(
        recordsPerSecond,
        load,
        ofWindows(sightings, gauges.jumpingFrom(WARM_UP_JUMPS)),
        ofFailures(sightings, services.failedAt()));
  }

  private static Delays ofWindows(Map<SeriesKey, Sighting> sightings, Set<SeriesKey> jumped)
      throws IOException {
    return delays(
        sightings, jumped, (key, seen) -> seen.atMillis() - seen.windowEndMillis() - CLOSES_AFTER);
  }

  private static Delays ofFailures(Map<SeriesKey, Sighting> sightings, Map<SeriesKey, Long> failed)
      throws IOException {
    return delays(sightings, failed.keySet(), (key, seen) -> seen.atMillis() - failed.get(key));
  }

  private static Delays delays(
      Map<SeriesKey, Sighting> sightings,
      Set<SeriesKey> wanted,
      ToDoubleBiFunction<SeriesKey, Sighting> delay)
      throws IOException {
    double[] delays =
        wanted.stream()
            .filter(sightings::containsKey)
            .mapToDouble(key -> delay.applyAsDouble(key, sightings.get(key)))
            .toArray();
    if (delays.length < wanted.size()) {
      throw new IOException(
          "%d alerts of %d came within %d s"
              .formatted(delays.length, wanted.size(), SLOWEST / 1000));
    }
    return Delays.of(delays);
  }

  /** Requests as they happen, and in each window a sample of every gauge. */
  private void writeLive(
      double recordsPerSecond,
      WatchedGauges gauges,
      FailingServices services,
      long start,
      long end) {
    Requests requests = new Requests(TELEMETRY, 0);
    RecordWriter.write(
        client,
        out -> {
          long sampled = start;
          long written = 0;
          for (long now = awaken(start); now < end; now = awaken(now + 1)) {
            if (now >= sampled) {
              gauges.sample(now, out);
              sampled += WIDTH;
            }
            services.ask(now, out);
            long due = (long) ((now - start) / 1000.0 * recordsPerSecond);
            for (; written < due; written++) {
              out.accept(requests.next(now));
            }
          }
        });
  }

  /** Sleeps until then at least, and says what time it is. */
  private static long awaken(long millis) {
    try {
      Thread.sleep(Math.max(0, millis - System.currentTimeMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return System.currentTimeMillis();
  }

  private static long startOfWindow(long millis) {
    return millis / WIDTH * WIDTH;
  }
}
