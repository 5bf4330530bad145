package io.foretide.soak;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Writes the traffic of a soak at a steady pace, in a thread of its own. */
final class Feeder implements AutoCloseable {
  private final TrafficWriter writer;
  private final double windowsPerSecond;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final AtomicInteger windows = new AtomicInteger();
  private final Thread thread = new Thread(this::feed, "soak-feeder");

  /** From how many windows on it ends. */
  private volatile int endsAt = Integer.MAX_VALUE;

  Feeder(TrafficWriter writer, double windowsPerSecond) {
    this.writer = writer;
    this.windowsPerSecond = windowsPerSecond;
  }

  void start() {
    thread.start();
  }

  /** How many windows have been written. */
  int windows() {
    return windows.get();
  }

  private void feed() {
    long begin = System.nanoTime();
    try {
      while (windows.get() < endsAt) {
        writer.write(windows.get());
        long due = begin + (long) (windows.incrementAndGet() / windowsPerSecond * 1e9);
        long wait = (due - System.nanoTime()) / 1_000_000;
        if (wait > 0) {
          Thread.sleep(wait);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  /**
   * Ends the traffic and waits until the broker has all of it.
   *
   * @param least how many windows there are at least: until then it goes on
   * @return how many windows there are
   */
  int end(int least) throws InterruptedException {
    endsAt = least;
    thread.join();
    if (failure.get() != null) {
      throw failure.get();
    }
    writer.flush();
    return windows.get();
  }

  /** Ends it wherever it is. */
  @Override
  public void close() {
    endsAt = 0;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
