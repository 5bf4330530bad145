package io.foretide.soak;

import io.foretide.cli.cluster.LocalCluster;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import java.time.Duration;
import java.util.List;

/** Compares what a job wrote with what the log of its telemetry says that it had to. */
public final class Judge {
  /** The last windows wait for readings after them. */
  private static final int OPEN_AT_THE_END = 2;

  private final String brokers;
  private final String prefix;
  private final long end;
  private final WindowOracle oracle = new WindowOracle(SoakTraffic.WIDTH);

  /**
   * A judge of the first windows.
   *
   * @param prefix before every name of a topic
   * @param windows how many were written
   */
  public Judge(LocalCluster cluster, String prefix, int windows) {
    this.brokers = cluster.bootstrapServers();
    this.prefix = prefix;
    this.end = SoakTraffic.start(windows - OPEN_AT_THE_END);
    Outputs.telemetry(brokers, prefix)
        .filter(reading -> reading.eventTimeMillis() < end)
        .forEach(oracle::add);
  }

  /**
   * Waits until the last of the windows are scored.
   *
   * @param patience with a job that writes nothing
   * @return whether they are all there
   */
  public boolean awaitTheRest(Duration patience) {
    long last = end - SoakTraffic.WIDTH;
    long series =
        oracle.expected().keySet().stream().filter(place -> place.position() == last).count();
    return Outputs.await(
        brokers, prefix, scored -> scored.window().startMillis() == last, series, patience);
  }

  /** What is committed by now, against what had to be. */
  public Judgement judge() {
    Outputs outputs = Outputs.read(brokers, prefix);
    List<SeriesWindow> windows =
        outputs.windows().stream().filter(window -> window.startMillis() < end).toList();
    List<ScoredWindow> baselines =
        outputs.baselines().stream().filter(scored -> scored.window().startMillis() < end).toList();
    LearningOracle learning = new LearningOracle(windows);
    return new Judgement(
        oracle.compare(windows),
        learning.compareBaselines(baselines),
        learning.compareAlerts(
            outputs.alerts().stream().filter(alert -> alert.updatedAtMillis() <= end).toList()),
        new ForecastOracle(windows)
            .compare(
                outputs.forecasts().stream()
                    .filter(forecast -> forecast.getKey().position() <= end)
                    .toList()),
        outputs.deadLetters());
  }
}
