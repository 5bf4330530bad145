package io.foretide.flink.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.junit.jupiter.api.Test;

/** A committer that gives up transactions named "aborted" and commits the others. */
class StrictCommitterTest {
  private final List<String> committed = new ArrayList<>();
  private final Counter lost = new SimpleCounter();

  @Test
  void commitsWhatCanBeCommitted() throws Exception {
    List<Request> requests = List.of(new Request("t-1"), new Request("t-2"));
    strict(false).commit(new ArrayList<>(requests));
    assertThat(committed).containsExactly("t-1", "t-2");
    assertThat(requests).allSatisfy(request -> assertThat(request.signals).isEmpty());
    assertThat(lost.getCount()).isZero();
  }

  @Test
  void failsWhenATransactionIsLostButCommitsTheOthersBefore() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> strict(false).commit(List.of(new Request("aborted"), new Request("t-2"))))
        .withMessage(
            "the records of transaction aborted are lost: the broker knows it no more. Restore from"
                + " a checkpoint before it, or set kafka.tolerate-lost-transactions");
    assertThat(committed).containsExactly("t-2");
    assertThat(lost.getCount()).isEqualTo(1);
  }

  @Test
  void doesNotCallLostWhatWasCommittedBefore() throws Exception {
    committed.add("aborted");
    Request again = new Request("aborted");
    strict(false).commit(List.of(again));
    assertThat(again.signals).containsExactly("already");
    assertThat(lost.getCount()).isZero();
  }

  @Test
  void countsAndGoesOnWhenToldTo() throws Exception {
    Request aborted = new Request("aborted");
    strict(true).commit(List.of(aborted, new Request("t-2")));
    assertThat(committed).containsExactly("t-2");
    assertThat(aborted.signals).containsExactly("known: the broker knows it no more");
    assertThat(lost.getCount()).isEqualTo(1);
  }

  @Test
  void takesForLostWhatTheBrokerHasForgotten() throws Exception {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> strict(false).commit(List.of(new Request("forgotten"))))
        .withMessageStartingWith(
            "the records of transaction forgotten are lost: its id is assigned to nobody.");
    Request forgotten = new Request("forgotten");
    strict(true).commit(List.of(forgotten));
    assertThat(forgotten.signals).containsExactly("known: its id is assigned to nobody");
    assertThat(lost.getCount()).isEqualTo(2);
  }

  @Test
  void leavesOtherSignalsToFlink() throws Exception {
    Request retried = new Request("later");
    Request broken = new Request("broken");
    strict(false).commit(List.of(retried, broken));
    assertThat(retried.signals).containsExactly("later");
    assertThat(broken.signals).containsExactly("unknown");
    assertThat(lost.getCount()).isZero();
  }

  private StrictCommitter<String> strict(boolean toleratesLoss) {
    return new StrictCommitter<>(
        new Broker(), committed::contains, name -> name, lost, toleratesLoss);
  }

  private final class Broker implements Committer<String> {
    @Override
    public void commit(Collection<CommitRequest<String>> requests) {
      for (CommitRequest<String> request : requests) {
        switch (request.getCommittable()) {
          case "aborted" ->
              request.signalFailedWithKnownReason(
                  new IllegalStateException("the broker knows it no more"));
          case "forgotten" ->
              request.signalFailedWithUnknownReason(
                  new InvalidPidMappingException("its id is assigned to nobody"));
          case "broken" ->
              request.signalFailedWithUnknownReason(new IllegalStateException("no idea"));
          case "later" -> request.retryLater();
          default -> committed.add(request.getCommittable());
        }
      }
    }

    @Override
    public void close() {}
  }

  private static final class Request implements Committer.CommitRequest<String> {
    private final String transaction;
    private final List<String> signals = new ArrayList<>();

    Request(String transaction) {
      this.transaction = transaction;
    }

    @Override
    public String getCommittable() {
      return transaction;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      signals.add("known: " + reason.getMessage());
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      signals.add("unknown");
    }

    @Override
    public void retryLater() {
      signals.add("later");
    }

    @Override
    public void updateAndRetryLater(String committable) {
      signals.add("later as " + committable);
    }

    @Override
    public void signalAlreadyCommitted() {
      signals.add("already");
    }
  }
}
