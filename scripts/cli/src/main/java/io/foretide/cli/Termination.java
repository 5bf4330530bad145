package io.foretide.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds a process up until it is told to end ({@code SIGTERM}, {@code SIGINT}), and then holds its
 * end up until everything is closed, at most some seconds. Closing this says that it is.
 */
public final class Termination implements AutoCloseable {
  private static final int LONGEST_SECONDS = 15;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "termination");

  private Termination() {}

  /** Listens from now on. */
  public static Termination listen() {
    Termination termination = new Termination();
    Runtime.getRuntime().addShutdownHook(termination.hook);
    return termination;
  }

  /** Waits until the process is told to end. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /**
   * Waits for some time, or until the process is told to end.
   *
   * @return whether it was told to
   */
  public boolean await(Duration time) throws InterruptedException {
    return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void end() {
    asked.countDown();
    try {
      var unused = closed.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (asked.getCount() > 0) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
