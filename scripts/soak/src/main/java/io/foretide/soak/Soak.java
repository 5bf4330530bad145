package io.foretide.soak;

import io.foretide.cli.cluster.LocalCluster;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.Topics;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import io.foretide.soak.FaultSchedule.Event;
import io.foretide.windows.TelemetryWindowsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.record.TimestampType;

/** A job under faults on a cluster that runs, from its first reading to the verdict. */
public final class Soak {
  private static final int PARTITIONS = 4;
  private static final int PARALLELISM = 2;

  /** The last windows wait for readings after them. */
  private static final int OPEN_AT_THE_END = 2;

  private final LocalCluster cluster;
  private final Path home;
  private final SoakPlan plan;
  private final Consumer<String> say;

  /**
   * A soak.
   *
   * @param home folder of the project
   * @param say told what happens
   */
  public Soak(LocalCluster cluster, Path home, SoakPlan plan, Consumer<String> say) {
    this.cluster = cluster;
    this.home = home;
    this.plan = plan;
    this.say = say;
  }

  /** Feeds the job, lets the faults happen, and judges what was written. */
  public Verdict run() throws IOException, InterruptedException, ExecutionException {
    createTopics();
    SoakTraffic traffic = new SoakTraffic(plan.seed(), plan.services());
    try (JobOperator job = new JobOperator(cluster, home, arguments(), plan.patience());
        Feeder feeder = new Feeder(traffic, plan, cluster.bootstrapServers())) {
      job.submit(PARALLELISM, null);
      job.awaitRunning();
      OutageLog outages = new OutageLog(job);
      outages.start();
      feeder.start();
      long begin = System.nanoTime();
      FaultInjector injector = new FaultInjector(cluster, job);
      for (Event event : plan.schedule().events()) {
        sleepUntil(begin + event.at().toNanos());
        say.accept(event + ", " + feeder.windows() + " windows fed");
        injector.inject(event);
      }
      sleepUntil(begin + plan.length().toNanos());
      int windows = feeder.end();
      say.accept("%,d readings of %,d windows are fed".formatted(feeder.records(), windows));
      Judge judge = new Judge(SoakTraffic.start(windows - OPEN_AT_THE_END));
      boolean complete = runsAgain(job) && judge.awaitTheRest();
      outages.stop();
      job.cancel();
      return judge.verdict(feeder.records(), outages, complete);
    }
  }

  private void createTopics() throws ExecutionException, InterruptedException {
    new Topics(cluster.brokerClient(), plan.prefix())
        .create(PARTITIONS, Optional.of((short) 1), TimestampType.CREATE_TIME);
  }

  private List<String> arguments() {
    return List.of(
        "--" + KafkaOptions.BOOTSTRAP_SERVERS.key(),
        cluster.bootstrapServers(),
        "--" + KafkaOptions.TOPIC_PREFIX.key(),
        plan.prefix(),
        "--" + WindowOptions.WIDTH.key(),
        SoakTraffic.WIDTH + " ms",
        // While the broker is away nobody is idle: all wait.
        "--" + TelemetryWindowsOptions.IDLENESS.key(),
        "1 h");
  }

  private boolean runsAgain(JobOperator job) throws InterruptedException {
    try {
      job.awaitRunning();
      return true;
    } catch (IllegalStateException e) {
      say.accept(e.getMessage());
      return false;
    }
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long millis = (nanos - System.nanoTime()) / 1_000_000;
    if (millis > 0) {
      Thread.sleep(millis);
    }
  }

  /** Compares what was written of the first windows with what the log of telemetry says of them. */
  private final class Judge {
    private final WindowOracle oracle = new WindowOracle(SoakTraffic.WIDTH);
    private final long end;

    Judge(long end) {
      this.end = end;
      Outputs.telemetry(cluster.bootstrapServers(), plan.prefix())
          .filter(reading -> reading.eventTimeMillis() < end)
          .forEach(oracle::add);
    }

    boolean awaitTheRest() {
      long last = end - SoakTraffic.WIDTH;
      long series =
          oracle.expected().keySet().stream().filter(place -> place.position() == last).count();
      boolean all =
          Outputs.await(
              cluster.bootstrapServers(),
              plan.prefix(),
              scored -> scored.window().startMillis() == last,
              series,
              plan.patience());
      if (!all) {
        say.accept("the last windows are not there after " + plan.patience().toSeconds() + " s");
      }
      return all;
    }

    Verdict verdict(long telemetry, OutageLog outages, boolean complete) {
      Outputs outputs = Outputs.read(cluster.bootstrapServers(), plan.prefix());
      List<SeriesWindow> windows =
          outputs.windows().stream().filter(window -> window.startMillis() < end).toList();
      List<ScoredWindow> baselines =
          outputs.baselines().stream()
              .filter(scored -> scored.window().startMillis() < end)
              .toList();
      List<Alert> alerts =
          outputs.alerts().stream().filter(alert -> alert.updatedAtMillis() <= end).toList();
      var forecasts =
          outputs.forecasts().stream()
              .filter(forecast -> forecast.getKey().position() <= end)
              .toList();
      LearningOracle learning = new LearningOracle(windows);
      return new Verdict(
          plan.schedule().events().size(),
          telemetry,
          oracle.compare(windows),
          learning.compareBaselines(baselines),
          learning.compareAlerts(alerts),
          new ForecastOracle(windows).compare(forecasts),
          outputs.deadLetters(),
          outages.outages(),
          complete);
    }
  }
}
