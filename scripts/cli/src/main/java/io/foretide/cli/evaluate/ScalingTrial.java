package io.foretide.cli.evaluate;

import io.foretide.cli.history.History;
import io.foretide.cli.history.HistoryFiles;
import io.foretide.cli.simulate.CapacityFit;
import io.foretide.cli.simulate.Rule;
import io.foretide.cli.simulate.SimulatedSeries;
import io.foretide.cli.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Lead times and targets at which scaling is judged. */
enum ScalingTrial {
  /** Pods that take a quarter of an hour, one row in a hundred. */
  LEAD_15_TARGET_1("scaling_15m_1%", 15, 0.01, false),
  /** The same, one row in a thousand. */
  LEAD_15_TARGET_01("scaling_15m_0.1%", 15, 0.001, false),
  /** Five minutes, one row in a hundred. */
  LEAD_5_TARGET_1("scaling_5m_1%", 5, 0.01, false),
  /** Half an hour, one row in a hundred. */
  LEAD_30_TARGET_1("scaling_30m_1%", 30, 0.01, false),
  /**
   * As the first, in whole replicas, a decision every five minutes, five minutes' stabilization.
   */
  REPLICAS_15_TARGET_1("scaling_15m_1%_replicas", 15, 0.01, true);

  private static final double JUDGED_FROM = 0.5;
  private static final double USUAL_REPLICAS = 20;
  private static final long FIVE_MINUTES = Duration.ofMinutes(5).toMillis();

  private final String title;
  private final int leadMinutes;
  private final double target;
  private final boolean whole;

  ScalingTrial(String title, int leadMinutes, double target, boolean whole) {
    this.title = title;
    this.leadMinutes = leadMinutes;
    this.target = target;
    this.whole = whole;
  }

  String title() {
    return title;
  }

  long leadMillis() {
    return Duration.ofMinutes(leadMinutes).toMillis();
  }

  double target() {
    return target;
  }

  /** How each rule met the demand of a series. */
  Map<Rule, CapacityFit> fits(History demand) {
    SimulationSettings settings =
        new SimulationSettings(
            leadMillis(),
            target,
            whole ? FIVE_MINUTES : 0,
            whole ? usual(demand) / USUAL_REPLICAS : Double.NaN,
            FIVE_MINUTES,
            ZoneOffset.UTC);
    return SimulatedSeries.of(demand, settings, JUDGED_FROM).fits();
  }

  /** Mean demand of the half that is not judged; of all where there is none in that. */
  private static double usual(History demand) {
    double before = mean(demand, (int) (demand.rows() * JUDGED_FROM));
    return before > 0 ? before : mean(demand, demand.rows());
  }

  /** Of the values known; NaN without any. */
  private static double mean(History demand, int rows) {
    return known(demand, rows).average().orElse(Double.NaN);
  }

  private static DoubleStream known(History demand, int rows) {
    return Arrays.stream(demand.values(), 0, rows).filter(Double::isFinite);
  }

  /** Whether a folder of sets holds demand. */
  static boolean hasDemand(Path data) {
    return Files.isDirectory(data.resolve(DataSet.K8S.folder()))
        || Files.isDirectory(data.resolve(DataSet.WEB.folder()));
  }

  /**
   * The series of the sets that are demand, but for those that are zero most of the time, as far as
   * is known.
   */
  static List<History> demand(Path data) throws IOException {
    List<History> demand = new ArrayList<>();
    for (DataSet set : List.of(DataSet.K8S, DataSet.WEB, DataSet.MS_CLOUD)) {
      Path folder = data.resolve(set.folder());
      for (Path file : Files.isDirectory(folder) ? HistoryFiles.list(folder) : List.<Path>of()) {
        if (set != DataSet.MS_CLOUD || HistoryFiles.name(file).startsWith("ingress")) {
          demand.add(HistoryFiles.read(file));
        }
      }
    }
    return demand.stream().filter(ScalingTrial::isAlive).toList();
  }

  private static boolean isAlive(History demand) {
    long asked = known(demand, demand.rows()).filter(value -> value > 0).count();
    return 2 * asked > known(demand, demand.rows()).count();
  }
}
