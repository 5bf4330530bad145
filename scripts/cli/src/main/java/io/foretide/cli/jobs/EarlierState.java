package io.foretide.cli.jobs;

import io.foretide.cli.cluster.KeptState;
import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.flink.job.SavepointMetadata;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** What an earlier run of a job has left in the folder of the local cluster. */
final class EarlierState {
  private EarlierState() {}

  /**
   * A sentence about the newest that the job could go on from; empty when there is none.
   *
   * @param folder how a command names the cluster
   */
  static Optional<String> hint(
      LocalCluster local, FlinkCluster cluster, JobGraph job, String folder)
      throws IOException, InterruptedException {
    Set<String> running =
        cluster.runningJobs().stream()
            .map(JobStatusMessage::getJobId)
            .map(Object::toString)
            .collect(Collectors.toSet());
    Set<OperatorID> operators = operators(job);
    return local.keptStates(running).stream()
        .filter(state -> fits(state, operators))
        .findFirst()
        .map(
            state ->
                "%s begins with nothing learnt, though what was learnt until %s ago is kept: foretide submit%s --from-savepoint %s %s"
                    .formatted(job.getName(), state.age(), folder, state.address(), job.getName()));
  }

  private static Set<OperatorID> operators(JobGraph job) {
    Set<OperatorID> operators = new HashSet<>();
    job.getVertices()
        .forEach(
            vertex ->
                vertex
                    .getOperatorIDs()
                    .forEach(
                        ids ->
                            operators.add(
                                ids.getUserDefinedOperatorID()
                                    .orElse(ids.getGeneratedOperatorID()))));
    return operators;
  }

  private static boolean fits(KeptState state, Set<OperatorID> operators) {
    try {
      return SavepointMetadata.load(state.path().toString()).getOperatorStates().stream()
          .filter(OperatorState::hasSubtaskStates)
          .map(OperatorState::getOperatorID)
          .allMatch(operators::contains);
    } catch (IOException e) {
      // One that cannot be read is of no use.
      return false;
    }
  }
}
