package io.foretide.serving.http;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of an HTTP server, which interrupt a request that takes too long; while all are taken,
 * requests wait.
 *
 * <p>The JDK's server reads a request and writes its answer blocking, so that a client that dawdles
 * holds a thread. Its own limits are system properties, of the whole process and read once. An
 * interrupt closes the channel that a thread blocks on ({@link
 * java.nio.channels.InterruptibleChannel}), which ends the request and the connection.
 */
final class RequestThreads implements Executor, AutoCloseable {
  private static final int IDLE_SECONDS = 60;

  private final ThreadPoolExecutor threads;
  private final Executor patience;

  /**
   * No threads yet.
   *
   * @param most number of threads
   * @param patience executes when a request has had a thread for too long, counted from now
   */
  RequestThreads(int most, Executor patience) {
    this.threads =
        new ThreadPoolExecutor(
            most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    threads.allowCoreThreadTimeOut(true);
    this.patience = patience;
  }

  @Override
  public void execute(Runnable request) {
    threads.execute(() -> run(request));
  }

  private void run(Runnable request) {
    var interruption = new Interruption(Thread.currentThread());
    patience.execute(interruption);
    try {
      request.run();
    } finally {
      interruption.callOff();
    }
  }

  /** Interrupts what runs and drops what waits. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Interrupts a thread unless it was called off before. */
  private static final class Interruption implements Runnable {
    // Null once called off.
    private Thread thread;

    Interruption(Thread thread) {
      this.thread = thread;
    }

    @Override
    public synchronized void run() {
      if (thread != null) {
        thread.interrupt();
      }
    }

    synchronized void callOff() {
      thread = null;
    }
  }
}
