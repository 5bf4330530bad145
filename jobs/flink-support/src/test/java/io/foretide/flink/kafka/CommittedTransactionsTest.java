package io.foretide.flink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the broker says of a transaction of producer 7 at epoch 3. */
class CommittedTransactionsTest {
  @ParameterizedTest(name = "{0}, producer {1} at epoch {2}: {3}")
  @CsvSource({
    "COMPLETE_COMMIT, 7, 3, true",
    "COMPLETE_COMMIT, 7, 4, true",
    "PREPARE_COMMIT, 7, 4, true",
    "COMPLETE_COMMIT, 7, 5, false",
    "COMPLETE_COMMIT, 8, 3, false",
    "COMPLETE_ABORT, 7, 4, false",
    "PREPARE_ABORT, 7, 4, false",
    "ONGOING, 7, 4, false",
    "EMPTY, 7, 4, false",
  })
  void areThoseThatEndedWithACommitAndWhoseIdWasNotUsedSince(
      TransactionState state, long producerId, int epoch, boolean committed) {
    TransactionDescription known =
        new TransactionDescription(
            1, state, producerId, epoch, 1000, OptionalLong.empty(), Set.of());
    assertThat(CommittedTransactions.isCommitted(known, 7, (short) 3)).isEqualTo(committed);
  }
}
