package io.foretide.cli.cluster;

import io.foretide.cli.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a local cluster is made of.
 *
 * @param taskManagers processes that run the jobs' tasks
 * @param slots slots of each: how many subtasks of an operator it runs
 * @param highAvailability whether ZooKeeper keeps what a new job manager needs to go on
 * @param memoryMib what all processes together may take, MiB
 */
public record ClusterPlan(int taskManagers, int slots, boolean highAvailability, int memoryMib) {
  /** Of a broker: 512 MiB of heap, and what lies outside of it. */
  private static final int KAFKA_MIB = 768;

  /** Of ZooKeeper: 96 MiB of heap, and what lies outside of it. */
  private static final int ZOOKEEPER_MIB = 192;

  private static final int JOB_MANAGER_MIB = 1024;

  /** With less, Flink's own share leaves nothing for tasks. */
  private static final int LEAST_TASK_MANAGER_MIB = 1280;

  private static final int MOST = 64;

  /**
   * Checks the plan.
   *
   * @throws UsageException naming the option that cannot be used
   */
  public ClusterPlan {
    requireRange("--task-managers", taskManagers);
    requireRange("--slots", slots);
    int least = fixedMib(highAvailability) + taskManagers * LEAST_TASK_MANAGER_MIB;
    if (memoryMib < least) {
      throw new UsageException(
          "option '--memory' is '%d MiB', expected at least %d MiB for %d task managers"
              .formatted(memoryMib, least, taskManagers));
    }
  }

  private static void requireRange(String option, int value) {
    if (value < 1 || value > MOST) {
      throw new UsageException(
          "option '%s' is '%d', expected 1..%d".formatted(option, value, MOST));
    }
  }

  private static int fixedMib(boolean highAvailability) {
    return KAFKA_MIB + JOB_MANAGER_MIB + (highAvailability ? ZOOKEEPER_MIB : 0);
  }

  /** Memory of the job manager's process, MiB. */
  public int jobManagerMib() {
    return JOB_MANAGER_MIB;
  }

  /** Memory of each task manager's process, MiB. */
  public int taskManagerMib() {
    return (memoryMib - fixedMib(highAvailability)) / taskManagers;
  }

  /** The servers, in the order in which they start. */
  public List<Server> servers() {
    List<Server> servers = new ArrayList<>();
    if (highAvailability) {
      servers.add(Server.zooKeeper());
    }
    servers.add(Server.kafka());
    servers.add(Server.jobManager());
    for (int number = 1; number <= taskManagers; number++) {
      servers.add(Server.taskManager(number));
    }
    return servers;
  }
}
