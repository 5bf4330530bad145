package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.Foretide;
import io.foretide.cli.cluster.ClusterPlan;
import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.digest.SavepointReader;
import io.foretide.cli.digest.StateComparison;
import io.foretide.cli.digest.StateDigest;
import io.foretide.cli.jobs.JobName;
import io.foretide.soak.JobOperator;
import io.foretide.soak.Judge;
import io.foretide.soak.Judgement;
import io.foretide.soak.TrafficWriter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every series has learnt is the same, byte by byte, however often the job is moved: to other
 * parallelisms, from savepoints and checkpoints, and to the next version of Flink.
 */
class StateSurvivesTest {
  private static final String PREFIX = "state.";
  private static final long SEED = 23;
  private static final int SERVICES = 10;
  private static final int HALF = 600;
  private static final int ALL = 900;

  @TempDir private Path folder;

  @Test
  void theStateOfEverySeriesIsTheSameAtAnyParallelismAndOnTheNextFlink() throws Exception {
    ClusterPlan plan = new ClusterPlan(2, 3, false, 5120);
    Path next = TestFlink.projectRoot().resolve("flink-dist").resolve("next");
    try (TestCluster test = TestCluster.start(folder, plan);
        TrafficWriter writer = new TrafficWriter(test.cluster(), PREFIX, SEED, SERVICES)) {
      writer.write(0, HALF);
      String last = learn(test);
      StateDigest digest = new SavepointReader().read(last);
      assertThat(digest.operators()).hasSizeGreaterThan(4);
      last = moveAbout(test, last, digest);
      try (TestCluster upgraded = test.restart(next);
          JobOperator job = upgraded.operator(PREFIX)) {
        submit(upgraded.cluster(), next, last);
        job.takeOver();
        last = requireSame(digest, job);
        submit(upgraded.cluster(), next, last);
        job.takeOver();
        writer.write(HALF, ALL);
        Judge judge = new Judge(upgraded.cluster(), PREFIX, ALL);
        assertThat(judge.awaitTheRest(TestCluster.PATIENCE)).isTrue();
        StateDigest learnt = new SavepointReader().read(job.stop());
        assertThat(StateComparison.of(digest, learnt).isSame()).isFalse();
        Judgement judgement = judge.judge();
        assertThat(judgement.passed()).as("%s", judgement).isTrue();
      }
    }
  }

  /** Learns from what there is, and says where it lies. */
  private static String learn(TestCluster test) throws Exception {
    try (JobOperator job = test.operator(PREFIX)) {
      job.submit(2, null);
      job.awaitAllRead();
      return job.stop();
    }
  }

  /** From savepoints to more and fewer subtasks, and from a checkpoint. */
  private static String moveAbout(TestCluster test, String savepoint, StateDigest digest)
      throws Exception {
    try (JobOperator job = test.operator(PREFIX)) {
      job.submit(5, savepoint);
      job.submit(3, requireSame(digest, job));
      String checkpoint = job.awaitCheckpoint();
      job.cancel();
      job.submit(2, checkpoint);
      return requireSame(digest, job);
    }
  }

  /** Submits the job as a user does, with a client of the cluster's version of Flink. */
  private void submit(LocalCluster cluster, Path distribution, String savepoint) throws Exception {
    Path flinkJars = distribution.resolve("target").resolve("class-path.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-opens=java.base/java.util=ALL-UNNAMED", "-Xmx512m"));
    command.add("-Dforetide.home=" + TestFlink.projectRoot());
    command.add("-cp");
    command.add(
        Files.readString(flinkJars).strip()
            + File.pathSeparator
            + System.getProperty("java.class.path"));
    command.addAll(List.of(Foretide.class.getName(), "submit", "--folder", folder.toString()));
    command.addAll(List.of("--from-savepoint", savepoint, JobName.FORETIDE.toString()));
    command.addAll(JobOperator.arguments(cluster, PREFIX));
    Process submit = new ProcessBuilder(command).inheritIO().start();
    try {
      assertThat(submit.waitFor(TestCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(submit.exitValue()).isZero();
    } finally {
      submit.destroyForcibly();
    }
  }

  /** Stops the job and compares what it holds. */
  private static String requireSame(StateDigest before, JobOperator job) throws Exception {
    String savepoint = job.stop();
    StateComparison comparison = StateComparison.of(before, new SavepointReader().read(savepoint));
    assertThat(comparison.isSame()).as("%s", comparison).isTrue();
    return savepoint;
  }
}
