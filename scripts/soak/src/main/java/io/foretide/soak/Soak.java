package io.foretide.soak;

import io.foretide.cli.cluster.LocalCluster;
import io.foretide.soak.FaultSchedule.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** A job under faults on a cluster that runs, from its first reading to the verdict. */
public final class Soak {
  private static final int PARALLELISM = 2;

  /** Four days: there are incidents on the third and fourth. */
  private static final int LEAST_WINDOWS = 4 * SoakTraffic.WINDOWS_A_DAY;

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
    try (JobOperator job = new JobOperator(cluster, home, plan.prefix(), plan.patience());
        TrafficWriter writer =
            new TrafficWriter(cluster, plan.prefix(), plan.seed(), plan.services());
        Feeder feeder = new Feeder(writer, plan.windowsPerSecond());
        LiveReader reader = new LiveReader(cluster, plan.prefix());
        OutageLog outages = new OutageLog(job)) {
      job.submit(PARALLELISM, null);
      job.awaitRunning();
      outages.start();
      feeder.start();
      reader.start();
      letThingsHappen(job, feeder);
      int windows = feeder.end(LEAST_WINDOWS);
      say.accept("%,d readings of %,d windows are fed".formatted(writer.records(), windows));
      Judge judge = new Judge(cluster, plan.prefix(), windows);
      boolean complete = runsAgain(job) && writesTheRest(judge);
      outages.stop();
      job.cancel();
      return new Verdict(
          plan.schedule().events().size(),
          writer.records(),
          judge.judge(),
          reader.sawTheSameAsALateReader(),
          outages.outages(),
          complete);
    }
  }

  private void letThingsHappen(JobOperator job, Feeder feeder)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    FaultInjector injector = new FaultInjector(cluster, job);
    for (Event event : plan.schedule().events()) {
      sleepUntil(begin + event.at().toNanos());
      say.accept(event + ", " + feeder.windows() + " windows fed");
      injector.inject(event);
    }
    sleepUntil(begin + plan.length().toNanos());
  }

  private boolean runsAgain(JobOperator job) throws InterruptedException {
    try {
      job.awaitCheckpoint();
      job.awaitCheckpoint();
      return true;
    } catch (IllegalStateException e) {
      say.accept(e.getMessage());
      return false;
    }
  }

  private boolean writesTheRest(Judge judge) {
    boolean all = judge.awaitTheRest(plan.patience());
    if (!all) {
      say.accept(
          "the last windows are not there, and nothing came for %d s"
              .formatted(plan.patience().toSeconds()));
    }
    return all;
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long millis = (nanos - System.nanoTime()) / 1_000_000;
    if (millis > 0) {
      Thread.sleep(millis);
    }
  }
}
