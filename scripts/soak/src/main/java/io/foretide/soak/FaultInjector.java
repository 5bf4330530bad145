package io.foretide.soak;

import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.cluster.Server;
import io.foretide.soak.FaultSchedule.Event;
import java.io.IOException;
import java.util.List;

/** Makes things happen to a cluster and its job. */
final class FaultInjector {
  private final LocalCluster cluster;
  private final JobOperator job;

  FaultInjector(LocalCluster cluster, JobOperator job) {
    this.cluster = cluster;
    this.job = job;
  }

  /**
   * Lets something happen. What was killed runs again afterwards, but may need a while until it
   * answers; only after the job manager's death two checkpoints are waited for.
   */
  void inject(Event event) throws IOException, InterruptedException {
    List<Server> taskManagers =
        cluster.plan().servers().stream()
            .filter(server -> server.role() == Server.Role.TASK_MANAGER)
            .toList();
    switch (event.fault()) {
      case TASK_MANAGER_KILLED ->
          kill(List.of(taskManagers.get(event.which() % taskManagers.size())), event);
      case ALL_TASK_MANAGERS_KILLED -> kill(taskManagers, event);
      case JOB_MANAGER_KILLED -> {
        kill(List.of(Server.jobManager()), event);
        job.awaitCheckpoint();
        job.awaitCheckpoint();
      }
      case BROKER_KILLED -> kill(List.of(Server.kafka()), event);
      case BROKER_STOPPED -> {
        cluster.stop(Server.kafka());
        restart(List.of(Server.kafka()), event);
      }
      case RESCALED -> job.rescale(event.parallelism());
      case SAVEPOINT_RESTORED -> job.moveTo(event.parallelism());
    }
  }

  private void kill(List<Server> servers, Event event) throws IOException, InterruptedException {
    for (Server server : servers) {
      cluster.kill(server);
    }
    restart(servers, event);
  }

  private void restart(List<Server> servers, Event event) throws IOException, InterruptedException {
    Thread.sleep(event.downFor().toMillis());
    for (Server server : servers) {
      cluster.launch(server);
    }
  }
}
