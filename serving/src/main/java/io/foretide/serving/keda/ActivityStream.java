package io.foretide.serving.keda;

import io.foretide.serving.NotServableException;
import io.foretide.serving.keda.protocol.IsActiveResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * One open {@code StreamIsActive}: sends the activity at once and whenever it changes, until the
 * client cancels.
 *
 * <p>A recommendation grows stale without any record that says so; therefore the stream looks again
 * and again. It then ends with the reason, as a poll does. It does not say "inactive": KEDA would
 * take that for the wish to run nothing. KEDA opens an ended stream again by itself.
 */
final class ActivityStream {
  private static final Executor IN_A_MOMENT =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  private final Answer<IsActiveResponse> activity;
  private final ServerCallStreamObserver<IsActiveResponse> out;
  // Null before the first.
  private IsActiveResponse sent;

  private ActivityStream(
      Answer<IsActiveResponse> activity, ServerCallStreamObserver<IsActiveResponse> out) {
    this.activity = activity;
    this.out = out;
  }

  /**
   * Sends the activity now, or the reason why there is none, and goes on.
   *
   * @param activity the activity at the moment it is asked
   */
  static void open(
      Answer<IsActiveResponse> activity, ServerCallStreamObserver<IsActiveResponse> out) {
    // With a handler, to send to a client that has just left is no error.
    out.setOnCancelHandler(() -> {});
    new ActivityStream(activity, out).look();
  }

  private void look() {
    if (out.isCancelled()) {
      return;
    }
    try {
      IsActiveResponse now = activity.make();
      if (!now.equals(sent)) {
        sent = now;
        out.onNext(now);
      }
    } catch (IllegalArgumentException | IllegalStateException | NotServableException e) {
      out.onError(Answer.failure(e));
      return;
    }
    IN_A_MOMENT.execute(this::look);
  }
}
