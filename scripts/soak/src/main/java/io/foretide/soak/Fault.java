package io.foretide.soak;

/** What can happen to a cluster. */
public enum Fault {
  /** A task manager is killed ({@code SIGKILL}) and started again. */
  TASK_MANAGER_KILLED(6),
  /** Every task manager is killed at once, and all are started again. */
  ALL_TASK_MANAGERS_KILLED(1),
  /** The job manager is killed and started again; two checkpoints pass before anything else. */
  JOB_MANAGER_KILLED(2),
  /** The broker is killed and started again. */
  BROKER_KILLED(2),
  /** The broker is stopped in good order and started again. */
  BROKER_STOPPED(1),
  /** The job is given another parallelism while it runs. */
  RESCALED(2),
  /** The job is stopped with a savepoint and started from it at another parallelism. */
  SAVEPOINT_RESTORED(2);

  /** How often it happens among all. */
  private final int weight;

  Fault(int weight) {
    this.weight = weight;
  }

  int weight() {
    return weight;
  }
}
