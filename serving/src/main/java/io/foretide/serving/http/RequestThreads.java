package io.foretide.serving.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads of an HTTP server, which interrupt a request that takes too long, and sooner the one that
 * has taken longest while another waits for a thread.
 *
 * <p>The JDK's server reads a request and writes its answer blocking, so that a client that dawdles
 * holds a thread. Its own limits are system properties, of the whole process and read once. An
 * interrupt closes the channel that a thread blocks on ({@link
 * java.nio.channels.InterruptibleChannel}), which ends the request and the connection.
 *
 * <p>As long as a request waits, each span of patience costs one other its thread, if that has had
 * it for the whole span. So the dawdling are shown out in number as the waiting come, while of many
 * requests that are answered quickly none is interrupted, however long their queue.
 */
final class RequestThreads implements Executor, AutoCloseable {
  private static final int IDLE_SECONDS = 60;

  private final ThreadPoolExecutor threads;
  private final Executor patience;
  private final Executor patienceToWait;
  private final AtomicLong begun = new AtomicLong();
  // In the order in which they got their threads.
  private final Queue<Turn> running = new ConcurrentLinkedQueue<>();

  /**
   * No threads yet.
   *
   * @param most number of threads
   * @param patience executes when a request has had a thread for too long, counted from now
   * @param patienceToWait executes after the span, counted from now, that a request may wait for a
   *     thread
   */
  RequestThreads(int most, Executor patience, Executor patienceToWait) {
    this.threads =
        new ThreadPoolExecutor(
            most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    threads.allowCoreThreadTimeOut(true);
    this.patience = patience;
    this.patienceToWait = patienceToWait;
  }

  @Override
  public void execute(Runnable request) {
    var turn = new Turn();
    threads.execute(() -> run(request, turn));
    await(turn);
  }

  private void await(Turn turn) {
    long begunBefore = begun.get();
    patienceToWait.execute(() -> makeWayFor(turn, begunBefore));
  }

  private void run(Runnable request, Turn turn) {
    turn.begin(begun.incrementAndGet());
    running.add(turn);
    patience.execute(turn::interrupt);
    try {
      request.run();
    } finally {
      running.remove(turn);
      turn.end();
    }
  }

  private void makeWayFor(Turn waiting, long begunBefore) {
    if (waiting.hasBegun() || threads.isShutdown()) {
      return;
    }
    Turn longest = running.peek();
    // Taken out, so that another that waits does not interrupt the same.
    if (longest != null && longest.number() <= begunBefore && running.remove(longest)) {
      longest.interrupt();
    }
    await(waiting);
  }

  /** Interrupts what runs and drops what waits. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** One request's time on a thread. */
  private static final class Turn {
    // Counted from 1 in the order in which they begin; 0 before.
    private long number;
    // Null before the beginning and after the end.
    private Thread thread;

    synchronized void begin(long number) {
      this.number = number;
      thread = Thread.currentThread();
    }

    synchronized boolean hasBegun() {
      return number > 0;
    }

    synchronized long number() {
      return number;
    }

    synchronized void interrupt() {
      if (thread != null) {
        thread.interrupt();
      }
    }

    synchronized void end() {
      thread = null;
    }
  }
}
