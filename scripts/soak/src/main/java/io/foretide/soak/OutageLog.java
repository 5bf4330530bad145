package io.foretide.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long the job did not run, each time, as somebody who asks four times a second sees it. A
 * thread of its own asks.
 */
final class OutageLog implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final JobOperator job;
  private final List<Duration> outages = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread = new Thread(this::watch, "soak-outages");

  OutageLog(JobOperator job) {
    this.job = job;
  }

  void start() {
    thread.start();
  }

  /** The outages that are over. */
  List<Duration> outages() {
    return List.copyOf(outages);
  }

  private void watch() {
    long since = 0;
    try {
      while (true) {
        boolean runs = job.runs();
        if (runs && since != 0) {
          outages.add(Duration.ofNanos(System.nanoTime() - since));
          since = 0;
        } else if (!runs && since == 0) {
          since = System.nanoTime();
        }
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks no more. */
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
