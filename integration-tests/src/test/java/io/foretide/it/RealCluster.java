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
 * The broker, job manager and task managers of a test class, each a process of its own, and the
 * jobs that run there.
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
    return of(TestCluster.start(folder, PLAN));
  }

  /** One that runs already. */
  static RealCluster of(TestCluster test) throws Exception {
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
    return submit(JobName.FORETIDE, prefix, parallelism, further);
  }

  /** Submits a job of an installation. */
  RealJob submit(JobName job, String prefix, int parallelism, String... further) throws Exception {
    List<String> arguments = new ArrayList<>(broker.arguments(prefix));
    arguments.addAll(List.of(further));
    JobSubmission submission =
        new JobSubmission(
            JobSubmission.suiteJar(TestFlink.projectRoot()), job, arguments, parallelism, null);
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

  /** Kills every task manager at once ({@code SIGKILL}) and starts them again. */
  void killTaskManagers() throws Exception {
    List<Server> servers =
        cluster.plan().servers().stream()
            .filter(server -> server.role() == Server.Role.TASK_MANAGER)
            .toList();
    for (Server server : servers) {
      cluster.kill(server);
    }
    for (Server server : servers) {
      cluster.launch(server);
    }
  }

  /** What the process of a task manager may take, bytes. */
  long taskManagerLimit() {
    return cluster.configuration().get(TaskManagerOptions.TOTAL_PROCESS_MEMORY).getBytes();
  }

  /** Lets go of the cluster, which runs on. */
  void leave() {
    flink.close();
  }

  void stop() throws Exception {
    try {
      leave();
    } finally {
      test.close();
    }
  }
}
