package io.foretide.soak;

import io.foretide.cli.cluster.LocalCluster;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A {@code read_committed} reader of the windows that reads all the while, in a thread of its own,
 * whatever happens to the broker. Of each series it keeps a digest of what it saw, in order.
 */
final class LiveReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final LocalCluster cluster;
  private final String prefix;
  private final TopicReader<SeriesWindow, ?> reader;
  private final Map<SeriesKey, Long> seen = new HashMap<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::read, "soak-reader");
  private volatile boolean ending;
  private volatile boolean closing;

  LiveReader(LocalCluster cluster, String prefix) {
    this.cluster = cluster;
    this.prefix = prefix;
    this.reader = reader();
  }

  private TopicReader<SeriesWindow, ?> reader() {
    return Outputs.reader(SeriesWindowsTopic.TOPIC, prefix, cluster.brokerClient());
  }

  void start() {
    thread.start();
  }

  private void read() {
    try {
      while (!ending) {
        reader.poll(POLL, window -> see(window, seen));
      }
      if (!closing) {
        reader.readToEnd(window -> see(window, seen));
      }
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private static void see(SeriesWindow window, Map<SeriesKey, Long> seen) {
    long digest = 31 * window.startMillis() + Double.doubleToLongBits(window.value());
    seen.merge(window.key(), digest, (before, next) -> 31 * before + next);
  }

  /**
   * Reads to the end, and again from the beginning.
   *
   * @return whether both times each series had the same windows in the same order
   */
  boolean sawTheSameAsALateReader() throws InterruptedException {
    ending = true;
    thread.join();
    if (failure.get() != null) {
      throw failure.get();
    }
    Map<SeriesKey, Long> late = new HashMap<>();
    try (TopicReader<SeriesWindow, ?> again = reader()) {
      again.readToEnd(window -> see(window, late));
    }
    return seen.equals(late);
  }

  /** Ends it wherever it is. */
  @Override
  public void close() {
    closing = true;
    ending = true;
    reader.wakeUp();
    try {
      thread.join();
      reader.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
