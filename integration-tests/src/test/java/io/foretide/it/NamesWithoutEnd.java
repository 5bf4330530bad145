package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import io.foretide.soak.Differences;
import io.foretide.soak.LearningOracle;
import io.foretide.soak.SoakTraffic;
import io.foretide.soak.WindowOracle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tenant that makes up names without end, and a single operation of another that has as much
 * traffic as all else: all others are served as if alone.
 *
 * <pre>
 *   windows  0 ────────────── 640 ─── 650 ───────────────────────────────────────────── 864
 *   usual    ──────────────────────────────────────────────────────────────────────────────
 *   hot                        ███████
 *   hostile                    ███████ silent, then forgotten: state is what it was before
 * </pre>
 */
final class NamesWithoutEnd {
  private static final String PREFIX = "names.";
  private static final long SEED = 22;
  private static final List<Integer> PARTITIONS = List.of(0, 1);
  private static final int END = 864;
  private static final int QUOTA = 5000;

  /** Not all of the quota is left: the hostile tenant has one known series. */
  private static final int FOLDED = NameFlood.NAMES - (QUOTA - 1);

  /** Both kinds of series that what is folded ends in are known, too, as long as they are heard. */
  private static final int HOSTILE_SERIES = QUOTA + 2;

  private final RealCluster cluster;
  private final SoakTraffic usual = new SoakTraffic(SEED, 6);
  private final WindowOracle oracle = new WindowOracle(SoakTraffic.WIDTH);
  private final PoisonedTelemetry telemetry;

  NamesWithoutEnd(RealCluster cluster) throws Exception {
    this.cluster = cluster;
    cluster.broker().createTopics(PREFIX, PARTITIONS.size());
    telemetry = new PoisonedTelemetry(cluster.broker(), PREFIX);
  }

  void requireThatNobodyElsePays() throws Exception {
    try (RealJob job =
        cluster.submit(
            PREFIX,
            2,
            "--windows.width",
            SoakTraffic.WIDTH + " ms",
            "--windows.max-series-per-tenant",
            Integer.toString(QUOTA),
            "--windows.expire-after",
            "1 h",
            "--baseline.expire-after",
            "2 h")) {
      writeUsual(0, NameFlood.BEGIN, List.of());
      long before = job.savepointBytes();
      writeFlood();
      writeUsual(NameFlood.END, NameFlood.END + 3, longLabels());
      cluster
          .broker()
          .await(PREFIX, BaselinesTopic.TOPIC, scored -> isOf(NameFlood.END, scored.window()), 1);
      long during = job.savepointBytes();
      writeUsual(NameFlood.END + 3, END, List.of());
      writeUsual(END, END + 2, List.of());

      requireUsualUndisturbed();
      requireFolded(job);
      requireForgotten(job, before, during);
      requireMemoryWithinLimits();
      telemetry.requireNoOtherDeadLetters();
      job.requireNeverRestarted();
    }
  }

  private static List<Poison> longLabels() {
    Instant time = Instant.ofEpochMilli(SoakTraffic.start(NameFlood.END));
    return Collections.nCopies(100, Poison.longLabel(time));
  }

  /** Writes what is always there and waits until it is read. */
  private void writeUsual(int from, int to, List<Poison> poison) throws Exception {
    List<TelemetryReading> readings = new ArrayList<>();
    for (int window = from; window < to; window++) {
      readings.addAll(usual.window(window));
    }
    if (from < END) {
      oracle.add(readings);
    }
    if (to == NameFlood.BEGIN) {
      readings.add(NameFlood.known());
    }
    telemetry.write(telemetry.records(readings), poison, PARTITIONS);
    telemetry.awaitAllDeadLetters();
  }

  private void writeFlood() throws Exception {
    for (int window = NameFlood.BEGIN; window < NameFlood.END; window++) {
      List<TelemetryReading> readings = new ArrayList<>(usual.window(window));
      readings.addAll(NameFlood.hot(window));
      oracle.add(readings);
      readings.addAll(NameFlood.unseen(window));
      cluster.broker().produce(telemetry.records(readings));
    }
  }

  private void requireUsualUndisturbed() throws Exception {
    List<SeriesWindow> windows =
        telemetry.requireWindows(oracle, window -> isUsual(window.key(), window.endMillis()));
    LearningOracle learning = new LearningOracle(windows);
    List<ScoredWindow> baselines =
        cluster
            .broker()
            .await(
                PREFIX,
                BaselinesTopic.TOPIC,
                scored -> isUsual(scored.window().key(), scored.window().endMillis()),
                windows.size());
    assertThat(learning.compareBaselines(baselines)).matches(Differences::none, "as expected");
    int expected = learning.compareAlerts(List.of()).expected();
    assertThat(expected).isPositive();
    List<Alert> alerts =
        cluster
            .broker()
            .await(
                PREFIX,
                AlertsTopic.TOPIC,
                alert -> isUsual(alert.key(), alert.updatedAtMillis()),
                expected);
    assertThat(learning.compareAlerts(alerts)).matches(Differences::none, "as expected");
  }

  private static boolean isUsual(SeriesKey series, long endMillis) {
    return series.tenant().equals(SoakTraffic.TENANT) && endMillis <= SoakTraffic.start(END);
  }

  private static boolean isOf(int number, SeriesWindow window) {
    return window.startMillis() == SoakTraffic.start(number);
  }

  /** What is over the quota is counted, and is in the windows of what it is folded into. */
  private void requireFolded(RealJob job) throws Exception {
    List<SeriesWindow> hostile =
        cluster.broker().read(PREFIX, SeriesWindowsTopic.TOPIC).stream()
            .filter(window -> window.key().tenant().equals(NameFlood.TENANT))
            .toList();
    assertThat(hostile.stream().map(SeriesWindow::key).distinct()).hasSize(HOSTILE_SERIES);
    assertThat(sum(hostile.stream())).isEqualTo(NameFlood.NAMES + 1);
    assertThat(sum(hostile.stream().filter(window -> NameFlood.isOther(window.key()))))
        .isEqualTo(FOLDED);
    job.requireCounter("Keep tenants to their quota", "numSumsOverQuota", FOLDED);
  }

  private static double sum(Stream<SeriesWindow> windows) {
    return windows.mapToDouble(SeriesWindow::value).sum();
  }

  private static void requireForgotten(RealJob job, long before, long during) throws Exception {
    assertThat(during).isGreaterThan(5 * before);
    assertThat(job.savepointBytes()).isCloseTo(before, withinPercentage(10));
    job.requireCounter("Learn seasonal baseline", "numExpiredSeries", HOSTILE_SERIES);
  }

  private void requireMemoryWithinLimits() throws Exception {
    for (JvmProcess taskManager : cluster.taskManagers()) {
      assertThat(taskManager.peakResident()).isLessThan(cluster.taskManagerLimit());
    }
  }
}
