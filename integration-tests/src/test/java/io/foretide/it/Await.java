package io.foretide.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;

/** Waits for what another process does. */
final class Await {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Await() {}

  /**
   * Looks again and again until a condition holds.
   *
   * @param otherwise what is wrong when it does not in time
   */
  static void until(String otherwise, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        Assertions.fail(otherwise + " after " + DEADLINE);
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }
}
