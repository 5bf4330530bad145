package io.foretide.serving.keda;

import io.foretide.model.series.ServiceKey;
import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.keda.protocol.IsActiveResponse;
import io.grpc.stub.ServerCallStreamObserver;

/**
 * One open {@code StreamIsActive}: sends the activity at once and whenever it changes, until the
 * client cancels. A recommendation that grows stale changes nothing here; the polls beside it fail.
 */
final class ActivityStream {
  private final ServerCallStreamObserver<IsActiveResponse> out;
  private final ScalerMetadata metadata;
  private boolean sent;

  ActivityStream(ServerCallStreamObserver<IsActiveResponse> out, ScalerMetadata metadata) {
    this.out = out;
    this.metadata = metadata;
  }

  /**
   * Begins to send.
   *
   * @param now the activity now
   */
  synchronized void start(RecommendationBoard board, boolean now) {
    Runnable end = board.listen(workload -> update(board, workload));
    out.setOnCancelHandler(end);
    send(now);
    // What came before the listening would be missed.
    update(board, metadata.workload());
  }

  private synchronized void update(RecommendationBoard board, ServiceKey workload) {
    if (workload.equals(metadata.workload()) && !out.isCancelled()) {
      board
          .of(workload)
          .newest()
          .map(metadata::isActive)
          .filter(active -> active != sent)
          .ifPresent(this::send);
    }
  }

  private synchronized void send(boolean active) {
    sent = active;
    out.onNext(IsActiveResponse.newBuilder().setResult(active).build());
  }
}
