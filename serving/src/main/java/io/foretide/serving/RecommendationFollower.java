package io.foretide.serving;

import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.model.scaling.Recommendation;
import io.foretide.schemas.ScalingRecommendation;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic {@code scaling-recommendations} into a board, on a thread of its own, until it is
 * closed.
 *
 * <p>It begins at the topic's beginning whenever it starts and belongs to no consumer group: the
 * topic is the state. It begins again when the topic is given more partitions. Without the topic or
 * its broker it tries again; the board's answers grow stale meanwhile.
 */
public final class RecommendationFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecommendationFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration BEFORE_RETRY = Duration.ofSeconds(2);
  private static final Duration TO_STOP = Duration.ofSeconds(5);

  private final Properties client;
  private final String topic;
  private final RecommendationBoard board;
  private final AtomicLong undecodable = new AtomicLong();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile TopicReader<Recommendation, ScalingRecommendation> reader;
  private final Thread thread = new Thread(this::run, "recommendation-follower");

  private RecommendationFollower(Properties client, String topic, RecommendationBoard board) {
    this.client = client;
    this.topic = topic;
    this.board = board;
    thread.setDaemon(true);
  }

  /**
   * Begins to follow; the board is marked ready once all has been offered that the topic held when
   * it was first reached.
   *
   * @param client properties of the client, {@code bootstrap.servers} among them
   * @param topicPrefix before the topic's name
   */
  public static RecommendationFollower start(
      Properties client, String topicPrefix, RecommendationBoard board) {
    var follower =
        new RecommendationFollower(client, topicPrefix + RecommendationsTopic.TOPIC.name(), board);
    follower.thread.start();
    return follower;
  }

  /** Records that could not be decoded since the start; one that is read again counts again. */
  public long undecodable() {
    return undecodable.get();
  }

  private void run() {
    do {
      try (var opened = open()) {
        reader = opened;
        follow(opened);
      } catch (RuntimeException e) {
        if (!isStopped()) {
          LOG.warn("reading {} again from its beginning: {}", topic, e.toString());
        }
      }
    } while (!isStopped(BEFORE_RETRY));
  }

  private TopicReader<Recommendation, ScalingRecommendation> open() {
    return new TopicReader<>(RecommendationsTopic.TOPIC, client, topic, this::skip);
  }

  private void follow(TopicReader<Recommendation, ScalingRecommendation> opened) {
    opened.readToEnd(board::offer);
    board.markReady();
    LOG.info("{} is read to its end", topic);
    // Opened again, it reads the partitions that were added, too.
    while (!isStopped() && opened.hasAllPartitions()) {
      opened.poll(POLL, board::offer);
    }
  }

  private void skip(String unreadable) {
    undecodable.incrementAndGet();
    LOG.warn("skipped {}", unreadable);
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private boolean isStopped(Duration patience) {
    try {
      return stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** Stops reading; waits a few seconds for the thread to end. */
  @Override
  public void close() {
    stopped.countDown();
    var opened = reader;
    if (opened != null) {
      opened.wakeUp();
    }
    try {
      thread.join(TO_STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
