package io.foretide.serving.keda;

import io.foretide.model.scaling.Recommendation;
import io.foretide.serving.NotServableException;
import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.keda.protocol.ExternalScalerGrpc;
import io.foretide.serving.keda.protocol.GetMetricSpecResponse;
import io.foretide.serving.keda.protocol.GetMetricsRequest;
import io.foretide.serving.keda.protocol.GetMetricsResponse;
import io.foretide.serving.keda.protocol.IsActiveResponse;
import io.foretide.serving.keda.protocol.MetricSpec;
import io.foretide.serving.keda.protocol.MetricValue;
import io.foretide.serving.keda.protocol.ScaledObjectRef;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Answers KEDA from a board.
 *
 * <p>The metric is the number of replicas and its target is 1, so that the autoscaler, which
 * divides one by the other, arrives at the recommendation. That holds for KEDA's default metric
 * type, {@code AverageValue}.
 *
 * <p>Fails with {@code INVALID_ARGUMENT} for metadata that cannot be used, {@code NOT_FOUND} for a
 * workload that nothing was recommended for, {@code UNAVAILABLE} when the recommendation is stale
 * or the topic still being read, and {@code INTERNAL} for a defect: the ScaledObject's {@code
 * fallback} then acts. Streams end the same way.
 *
 * <p>A recommendation that is not to be acted on makes the trigger inactive and the metric what is
 * asked for anyway, so that nothing moves; {@code FAILED_PRECONDITION} when that is unknown.
 */
final class KedaScaler extends ExternalScalerGrpc.ExternalScalerImplBase {
  private static final String METRIC = "foretide-replicas";

  private final RecommendationBoard board;
  private final ScheduledExecutorService timer;

  /**
   * A scaler.
   *
   * @param timer looks at the board for the streams that are open
   */
  KedaScaler(RecommendationBoard board, ScheduledExecutorService timer) {
    this.board = board;
    this.timer = timer;
  }

  @Override
  public void isActive(ScaledObjectRef request, StreamObserver<IsActiveResponse> out) {
    answer(out, () -> activity(request));
  }

  @Override
  public void streamIsActive(ScaledObjectRef request, StreamObserver<IsActiveResponse> out) {
    ActivityStream.open(
        () -> activity(request), (ServerCallStreamObserver<IsActiveResponse>) out, timer);
  }

  @Override
  public void getMetricSpec(ScaledObjectRef request, StreamObserver<GetMetricSpecResponse> out) {
    answer(out, () -> spec(request));
  }

  /**
   * Sends the specification, which never changes; the stream stays open until the client leaves.
   */
  @Override
  public void streamMetricSpec(ScaledObjectRef request, StreamObserver<GetMetricSpecResponse> out) {
    send(out, () -> spec(request));
  }

  @Override
  public void getMetrics(GetMetricsRequest request, StreamObserver<GetMetricsResponse> out) {
    answer(out, () -> metrics(request.getScaledObjectRef()));
  }

  private IsActiveResponse activity(ScaledObjectRef reference)
      throws BadMetadataException, NotActedOnException, NotServableException {
    ScalerMetadata metadata = metadata(reference);
    return IsActiveResponse.newBuilder().setResult(metadata.isActive(fresh(metadata))).build();
  }

  private static GetMetricSpecResponse spec(ScaledObjectRef reference) throws BadMetadataException {
    metadata(reference);
    MetricSpec spec = MetricSpec.newBuilder().setMetricName(METRIC).setTargetSize(1).build();
    return GetMetricSpecResponse.newBuilder().addMetricSpecs(spec).build();
  }

  private GetMetricsResponse metrics(ScaledObjectRef reference)
      throws BadMetadataException, NotActedOnException, NotServableException {
    ScalerMetadata metadata = metadata(reference);
    double replicas = metadata.replicas(fresh(metadata));
    // KEDA reads the integer, which stays 0, unless the float is positive.
    MetricValue value =
        MetricValue.newBuilder().setMetricName(METRIC).setMetricValueFloat(replicas).build();
    return GetMetricsResponse.newBuilder().addMetricValues(value).build();
  }

  private static ScalerMetadata metadata(ScaledObjectRef reference) throws BadMetadataException {
    return ScalerMetadata.parse(reference.getScalerMetadataMap());
  }

  private Recommendation fresh(ScalerMetadata metadata) throws NotServableException {
    return board.of(metadata.workload()).fresh();
  }

  private static <T> void answer(StreamObserver<T> out, Answer<T> answer) {
    if (send(out, answer)) {
      out.onCompleted();
    }
  }

  /** Sends a message, or the failure, which ends the call; whether it was a message. */
  private static <T> boolean send(StreamObserver<T> out, Answer<T> answer) {
    T message;
    try {
      message = answer.make();
    } catch (RuntimeException
        | BadMetadataException
        | NotActedOnException
        | NotServableException e) {
      out.onError(Answer.failure(e));
      return false;
    }
    out.onNext(message);
    return true;
  }
}
