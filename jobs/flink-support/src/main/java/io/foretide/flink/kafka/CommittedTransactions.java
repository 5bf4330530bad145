package io.foretide.flink.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * Whether the broker has committed a transaction already.
 *
 * <p>A job that restarts commits once more what its checkpoint holds. A broker that raises the
 * epoch of a producer with every transaction (KIP-890) then says that the producer is fenced,
 * whether it has committed or aborted, because the connector forgets that the producer spoke that
 * protocol (FLINK-40689). The broker's own record of the transaction tells the one from the other.
 */
final class CommittedTransactions {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Properties client;

  CommittedTransactions(Properties client) {
    this.client = client;
  }

  /**
   * Whether a transaction is committed; not, when the broker has forgotten it or its id was used
   * again since.
   *
   * @throws IOException when the broker does not say
   */
  boolean contains(KafkaCommittable transaction) throws IOException, InterruptedException {
    String id = transaction.getTransactionalId();
    try (Admin admin = Admin.create(client)) {
      TransactionDescription known =
          admin
              .describeTransactions(List.of(id))
              .description(id)
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return isCommitted(known, transaction.getProducerId(), transaction.getEpoch());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransactionalIdNotFoundException) {
        return false;
      }
      throw new IOException("the broker does not say what became of transaction " + id, e);
    } catch (TimeoutException e) {
      throw new IOException("the broker does not say what became of transaction " + id, e);
    }
  }

  /** A broker of an earlier protocol leaves the epoch as it is, one of KIP-890 raises it by one. */
  static boolean isCommitted(TransactionDescription known, long producerId, short epoch) {
    boolean same =
        known.producerId() == producerId
            && (known.producerEpoch() == epoch || known.producerEpoch() == epoch + 1);
    return same
        && (known.state() == TransactionState.COMPLETE_COMMIT
            || known.state() == TransactionState.PREPARE_COMMIT);
  }
}
