package io.foretide.flink.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.metrics.Counter;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits as another committer does, but notices what that one gives up though it was not committed
 * before: a transaction that the broker has aborted, because an outage lasted longer than its
 * timeout, holds records that no one will ever read. The job then fails, until it is restored from
 * a checkpoint that was taken before, or told to go on without those records.
 *
 * @param <C> what is committed
 */
@SuppressWarnings("try") // close() is Flink's
final class StrictCommitter<C> implements Committer<C> {
  private static final Logger LOG = LoggerFactory.getLogger(StrictCommitter.class);

  private final Committer<C> committer;
  private final Outcome<C> committed;
  private final Function<C, String> name;
  private final Counter lost;
  private final boolean toleratesLoss;

  /** Whether what a committer gave up was committed before. */
  @FunctionalInterface
  interface Outcome<C> {
    /** Asks whoever knows. */
    boolean isCommitted(C committable) throws IOException, InterruptedException;
  }

  StrictCommitter(
      Committer<C> committer,
      Outcome<C> committed,
      Function<C, String> name,
      Counter lost,
      boolean toleratesLoss) {
    this.committer = committer;
    this.committed = committed;
    this.name = name;
    this.lost = lost;
    this.toleratesLoss = toleratesLoss;
  }

  @Override
  public void commit(Collection<CommitRequest<C>> requests)
      throws IOException, InterruptedException {
    List<Watched> watched = new ArrayList<>(requests.size());
    requests.forEach(request -> watched.add(new Watched(request)));
    committer.commit(new ArrayList<>(watched));
    for (Watched request : watched) {
      if (request.givenUpFor != null) {
        giveUp(request);
      }
    }
  }

  private void giveUp(Watched request) throws IOException, InterruptedException {
    if (committed.isCommitted(request.getCommittable())) {
      request.request.signalAlreadyCommitted();
      return;
    }
    lost.inc();
    String transaction = name.apply(request.getCommittable());
    if (!toleratesLoss) {
      throw lost(transaction, request.givenUpFor);
    }
    LOG.error(
        "The records of transaction {} are lost, and the job goes on as {} says",
        transaction,
        KafkaOptions.TOLERATE_LOST_TRANSACTIONS.key(),
        request.givenUpFor);
    request.request.signalFailedWithKnownReason(request.givenUpFor);
  }

  /**
   * Kafka's own words are no cause of it, so that whoever shows the root of a failure shows this.
   */
  private static IOException lost(String transaction, Throwable givenUpFor) {
    IOException lost =
        new IOException(
            "the records of transaction %s are lost: %s. Restore from a checkpoint before it, or set %s"
                .formatted(
                    transaction,
                    givenUpFor.getMessage(),
                    KafkaOptions.TOLERATE_LOST_TRANSACTIONS.key()));
    lost.addSuppressed(givenUpFor);
    return lost;
  }

  @Override
  public void close() throws Exception {
    committer.close();
  }

  /** A request whose end, when it is given up, is ours to decide. */
  private final class Watched implements CommitRequest<C> {
    private final CommitRequest<C> request;
    private Throwable givenUpFor;

    private Watched(CommitRequest<C> request) {
      this.request = request;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      givenUpFor = reason;
    }

    @Override
    public C getCommittable() {
      return request.getCommittable();
    }

    @Override
    public int getNumberOfRetries() {
      return request.getNumberOfRetries();
    }

    /** The connector does not know what a broker says of an id that it has forgotten (days ago). */
    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      if (reason instanceof InvalidPidMappingException) {
        givenUpFor = reason;
      } else {
        request.signalFailedWithUnknownReason(reason);
      }
    }

    @Override
    public void retryLater() {
      request.retryLater();
    }

    @Override
    public void updateAndRetryLater(C committable) {
      request.updateAndRetryLater(committable);
    }

    @Override
    public void signalAlreadyCommitted() {
      request.signalAlreadyCommitted();
    }
  }
}
