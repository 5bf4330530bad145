package io.foretide.serving.keda;

import io.foretide.serving.keda.protocol.IsActiveResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.ScheduledExecutorService;
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
  private static final int MILLIS_BETWEEN_LOOKS = 500;

  private final Answer<IsActiveResponse> activity;
  private final ServerCallStreamObserver<IsActiveResponse> out;
  private final ScheduledExecutorService timer;
  // Null before the first.
  private IsActiveResponse sent;

  private ActivityStream(
      Answer<IsActiveResponse> activity,
      ServerCallStreamObserver<IsActiveResponse> out,
      ScheduledExecutorService timer) {
    this.activity = activity;
    this.out = out;
    this.timer = timer;
  }

  /**
   * Sends the activity now, or the reason why there is none, and goes on.
   *
   * @param activity the activity at the moment it is asked
   * @param timer looks again and again
   */
  static void open(
      Answer<IsActiveResponse> activity,
      ServerCallStreamObserver<IsActiveResponse> out,
      ScheduledExecutorService timer) {
    // With a handler, to send to a client that has just left is no error.
    out.setOnCancelHandler(() -> {});
    new ActivityStream(activity, out, timer).look();
  }

  private void look() {
    if (out.isCancelled()) {
      return;
    }
    try {
      send(activity.make());
      var unused = timer.schedule(this::look, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    } catch (Throwable e) {
      // The timer tells nobody, and a silent stream would say that all is as it was.
      out.onError(Answer.failure(e));
    }
  }

  private void send(IsActiveResponse now) {
    if (!now.equals(sent)) {
      sent = now;
      out.onNext(now);
    }
  }
}
