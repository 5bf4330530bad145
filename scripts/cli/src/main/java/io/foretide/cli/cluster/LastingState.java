package io.foretide.cli.cluster;

import io.foretide.cli.flink.FlinkCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.client.JobStatusMessage;

/** Says what becomes of what jobs have learnt when their cluster goes and comes. */
final class LastingState {
  private final LocalCluster cluster;
  private final ClusterFolderOption folder;

  LastingState(LocalCluster cluster, ClusterFolderOption folder) {
    this.cluster = cluster;
    this.folder = folder;
  }

  /** The jobs that run; none when nobody answers. */
  List<JobStatusMessage> runningJobs() throws InterruptedException {
    try (FlinkCluster flink = FlinkCluster.connect(cluster.restAddress(), new Configuration())) {
      return flink.runningJobs();
    } catch (IllegalStateException e) {
      return List.of();
    }
  }

  /** After the end of a cluster: what its jobs go on from. */
  void sayWhatEnded(List<JobStatusMessage> jobs, PrintWriter out) throws IOException {
    for (JobStatusMessage job : jobs) {
      String what = job.getJobName() + " " + job.getJobId();
      if (cluster.plan().highAvailability()) {
        out.println(what + " goes on when the cluster is up again");
      } else {
        Optional<KeptState> newest =
            cluster.checkpoints(job.getJobId().toHexString()).stream().findFirst();
        out.println(
            what
                + " has ended"
                + newest
                    .map(state -> "; its newest checkpoint: " + submit(state, job.getJobName()))
                    .orElse(" without a checkpoint"));
      }
    }
  }

  /** After the start of a cluster on which no job runs: what an earlier one has left. */
  void sayWhatIsKept(PrintWriter out) throws IOException, InterruptedException {
    if (runningJobs().isEmpty()) {
      cluster.keptStates(Set.of()).stream()
          .findFirst()
          .ifPresent(
              newest ->
                  out.println(
                      "No job runs; what was learnt until %s ago is kept: %s"
                          .formatted(newest.age(), submit(newest, "JOB"))));
    }
  }

  private String submit(KeptState state, String job) {
    return "foretide submit%s --from-savepoint %s %s"
        .formatted(folder.argument(), state.address(), job);
  }
}
