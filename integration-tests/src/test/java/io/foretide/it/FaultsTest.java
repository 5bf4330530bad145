package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.cluster.ClusterPlan;
import io.foretide.soak.Fault;
import io.foretide.soak.FaultSchedule;
import io.foretide.soak.FaultSchedule.Event;
import io.foretide.soak.Soak;
import io.foretide.soak.SoakPlan;
import io.foretide.soak.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on a cluster of real processes that are killed. Windows must be those of a plain
 * replay of the telemetry, baselines and alerts those of the models by themselves, bit for bit;
 * {@code scripts/foretide soak} is the long form.
 */
class FaultsTest {
  private static final long SEED = 11;
  private static final Duration FED = Duration.ofSeconds(20);
  private static final ClusterPlan PLAN = new ClusterPlan(2, 2, true, 5120);

  @TempDir private static Path folder;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = TestCluster.start(folder, PLAN);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void taskManagersAreKilled() throws Exception {
    requireNothingLost(
        "task-managers.",
        60,
        killed(8, Fault.TASK_MANAGER_KILLED),
        killed(11, Fault.TASK_MANAGER_KILLED),
        killed(18, Fault.ALL_TASK_MANAGERS_KILLED));
  }

  @Test
  void theJobManagerIsKilled() throws Exception {
    requireNothingLost(
        "job-manager.",
        30,
        killed(7, Fault.JOB_MANAGER_KILLED),
        killed(13, Fault.JOB_MANAGER_KILLED),
        killed(18, Fault.JOB_MANAGER_KILLED));
  }

  @Test
  void theBrokerIsKilledAndStopped() throws Exception {
    requireNothingLost(
        "broker.",
        60,
        killed(7, Fault.BROKER_KILLED),
        killed(12, Fault.BROKER_STOPPED),
        killed(18, Fault.BROKER_KILLED));
  }

  @Test
  void theJobIsRescaledAndMovedBySavepoints() throws Exception {
    requireNothingLost(
        "rescaled.",
        60,
        scaled(7, Fault.SAVEPOINT_RESTORED, 4),
        scaled(12, Fault.RESCALED, 2),
        scaled(18, Fault.SAVEPOINT_RESTORED, 3));
  }

  @Test
  void anEpisodeIsTheSameAndPagesOnceAlthoughItsProcessesAreKilledMeanwhile() throws Exception {
    RealCluster processes = RealCluster.of(cluster);
    try {
      new KilledInMidEpisode(processes, folder.resolve("episode")).requireTheSameAndOnePage();
    } finally {
      processes.leave();
    }
  }

  private static Event killed(int second, Fault fault) {
    return new Event(Duration.ofSeconds(second), fault, 0, Duration.ofSeconds(1));
  }

  private static Event scaled(int second, Fault fault, int parallelism) {
    return new Event(Duration.ofSeconds(second), fault, parallelism - 1, Duration.ZERO);
  }

  private static void requireNothingLost(String prefix, double windowsPerSecond, Event... events)
      throws Exception {
    SoakPlan plan =
        new SoakPlan(
            prefix,
            SEED,
            FED,
            10,
            windowsPerSecond,
            new FaultSchedule(List.copyOf(Arrays.asList(events))),
            Duration.ofMinutes(3));
    Verdict verdict =
        new Soak(cluster.cluster(), TestFlink.projectRoot(), plan, System.out::println).run();
    assertThat(verdict.passed()).as("%s", verdict).isTrue();
    assertThat(verdict.faults()).isEqualTo(events.length);
  }
}
