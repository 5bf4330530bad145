package io.foretide.it;

import io.foretide.cli.cluster.ClusterPlan;
import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.cluster.LocalCluster.Status;
import io.foretide.cli.cluster.Server;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.cli.jobs.JobName;
import io.foretide.cli.jobs.JobSubmission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * A broker, a job manager and two task managers of a test class, each a process of its own, and the
 * main jobs that run there one after another.
 */
final class RealCluster {
  private static final ClusterPlan PLAN = new ClusterPlan(2, 2, false, 5120);

  private final TestCluster test;
  private final LocalCluster cluster;
  private final FlinkCluster flink;
  private final TestBroker broker;

  private RealCluster(TestCluster test) {
    this.test = test;
    this.cluster = test.cluster();
    this.flink = FlinkCluster.connect(cluster.restAddress(), new Configuration());
    this.broker = TestBroker.of(cluster);
  }

  static RealCluster start(Path folder) throws Exception {
    TestCluster test = TestCluster.start(folder, PLAN);
    try {
      return new RealCluster(test);
    } catch (RuntimeException e) {
      test.close();
      throw e;
    }
  }

  TestBroker broker() {
    return broker;
  }

  /**
   * Submits the main job of an installation.
   *
   * @param further arguments beside those that lead to the broker
   */
  RealJob submit(String prefix, int parallelism, String... further) throws Exception {
    List<String> arguments = new ArrayList<>(broker.arguments(prefix));
    arguments.addAll(List.of(further));
    JobSubmission submission =
        new JobSubmission(
            JobSubmission.suiteJar(TestFlink.projectRoot()),
            JobName.FORETIDE,
            arguments,
            parallelism,
            null);
    return new RealJob(
        flink, cluster.restAddress(), flink.submit(submission.graph(cluster.configuration())));
  }

  /** The processes of the task managers. */
  List<JvmProcess> taskManagers() throws Exception {
    return cluster.status().stream()
        .filter(status -> status.server().role() == Server.Role.TASK_MANAGER)
        .map(Status::pid)
        .map(pid -> new JvmProcess(pid.orElseThrow(() -> new AssertionError("one has ended"))))
        .toList();
  }

  /** What the process of a task manager may take, bytes. */
  long taskManagerLimit() {
    return cluster.configuration().get(TaskManagerOptions.TOTAL_PROCESS_MEMORY).getBytes();
  }

  void stop() throws Exception {
    try {
      flink.close();
    } finally {
      test.close();
    }
  }
}
