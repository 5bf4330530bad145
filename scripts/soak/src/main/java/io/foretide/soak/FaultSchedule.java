package io.foretide.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * When what happens: the same for the same seed.
 *
 * @param events what happens, in the order of time
 */
public record FaultSchedule(List<Event> events) {
  /** Nothing happens before the job has written its first windows. */
  private static final Duration CALM = Duration.ofSeconds(10);

  private static final int MOST_PARALLELISM = 4;

  /**
   * Something happens.
   *
   * @param at after the start of the soak
   * @param fault what
   * @param which picks the process or the parallelism, from 0
   * @param downFor how long what was killed stays down
   */
  public record Event(Duration at, Fault fault, int which, Duration downFor) {
    /** The parallelism that a rescaled job gets. */
    int parallelism() {
      return 1 + which % MOST_PARALLELISM;
    }

    @Override
    public String toString() {
      return "%5.1f s  %s".formatted(at.toMillis() / 1000.0, what());
    }

    private String what() {
      String name = fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
      return switch (fault) {
        case RESCALED, SAVEPOINT_RESTORED -> name + ", parallelism " + parallelism();
        case TASK_MANAGER_KILLED,
            ALL_TASK_MANAGERS_KILLED,
            JOB_MANAGER_KILLED,
            BROKER_KILLED,
            BROKER_STOPPED ->
            "%s, down for %.1f s".formatted(name, downFor.toMillis() / 1000.0);
      };
    }
  }

  /**
   * Faults at random, the next one an exponential time after the last.
   *
   * @param length how long the soak feeds the job
   * @param meanGap mean time between faults
   * @param allowed which faults may happen
   */
  public static FaultSchedule random(
      long seed, Duration length, Duration meanGap, List<Fault> allowed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    double millis = CALM.toMillis();
    while (true) {
      millis += -Math.log(1 - random.nextDouble()) * meanGap.toMillis();
      Fault fault = pick(allowed, random);
      int which = random.nextInt(1000);
      Duration down = Duration.ofMillis(random.nextInt(4000));
      if (millis >= length.toMillis()) {
        return new FaultSchedule(events);
      }
      events.add(new Event(Duration.ofMillis((long) millis), fault, which, down));
    }
  }

  private static Fault pick(List<Fault> allowed, Random random) {
    int all = allowed.stream().mapToInt(Fault::weight).sum();
    int left = random.nextInt(all);
    for (Fault fault : allowed) {
      left -= fault.weight();
      if (left < 0) {
        return fault;
      }
    }
    throw new IllegalStateException("no fault of " + all + " in " + Arrays.asList(allowed));
  }
}
