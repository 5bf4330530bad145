package io.foretide.cli.cluster;

/**
 * One process of a local cluster.
 *
 * @param role what it is
 * @param name what it is called among the others; names its logs and its pid file
 */
public record Server(Role role, String name) {
  /** What a process of a cluster can be. */
  public enum Role {
    /** Keeps who leads and where the state of jobs lies. */
    ZOOKEEPER,
    /** The broker. */
    KAFKA,
    /** Coordinates the jobs; answers REST. */
    JOB_MANAGER,
    /** Runs tasks. */
    TASK_MANAGER
  }

  /** The ZooKeeper server. */
  public static Server zooKeeper() {
    return new Server(Role.ZOOKEEPER, "zookeeper");
  }

  /** The broker. */
  public static Server kafka() {
    return new Server(Role.KAFKA, "kafka");
  }

  /** The job manager. */
  public static Server jobManager() {
    return new Server(Role.JOB_MANAGER, "job-manager");
  }

  /** A task manager; they are counted from 1. */
  public static Server taskManager(int number) {
    return new Server(Role.TASK_MANAGER, "task-manager-" + number);
  }
}
