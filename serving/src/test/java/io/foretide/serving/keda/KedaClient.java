package io.foretide.serving.keda;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.serving.keda.protocol.ExternalScalerGrpc;
import io.foretide.serving.keda.protocol.ExternalScalerGrpc.ExternalScalerBlockingStub;
import io.foretide.serving.keda.protocol.GetMetricSpecResponse;
import io.foretide.serving.keda.protocol.GetMetricsRequest;
import io.foretide.serving.keda.protocol.GetMetricsResponse;
import io.foretide.serving.keda.protocol.IsActiveResponse;
import io.foretide.serving.keda.protocol.MetricSpec;
import io.foretide.serving.keda.protocol.MetricValue;
import io.foretide.serving.keda.protocol.ScaledObjectRef;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks as KEDA's operator does, over one channel for all, and takes an answer as it does. */
final class KedaClient implements AutoCloseable {
  private static final int DEADLINE_SECONDS = 20;
  // KEDA's mark of a ScaledObject's second trigger, which a scaler never sees.
  private static final String SECOND_TRIGGER = "s1-";

  private final ManagedChannel channel;

  KedaClient(int port, ChannelCredentials credentials) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.channel =
        NettyChannelBuilder.forAddress(address, credentials).overrideAuthority("localhost").build();
  }

  /** One poll: the specification, the metric by its name, the activity; any of them may fail it. */
  Poll poll(Map<String, String> metadata) {
    MetricSpec spec = spec(metadata);
    String metricInAutoscaler = SECOND_TRIGGER + spec.getMetricName();
    GetMetricsRequest request =
        GetMetricsRequest.newBuilder()
            .setScaledObjectRef(reference(metadata))
            .setMetricName(metricInAutoscaler.substring(SECOND_TRIGGER.length()))
            .build();
    GetMetricsResponse metrics = stub().getMetrics(request);
    assertThat(metrics.getMetricValuesList()).hasSize(1);
    boolean active = stub().isActive(reference(metadata)).getResult();
    return new Poll(replicas(metrics.getMetricValues(0), spec), active);
  }

  /** What KEDA makes the autoscaler's metric from. */
  MetricSpec spec(Map<String, String> metadata) {
    GetMetricSpecResponse specs = stub().getMetricSpec(reference(metadata));
    assertThat(specs.getMetricSpecsList()).hasSize(1);
    return specs.getMetricSpecs(0);
  }

  /** The activities pushed. */
  Iterator<IsActiveResponse> activities(Map<String, String> metadata) {
    return stub().streamIsActive(reference(metadata));
  }

  /** The specifications pushed. */
  Iterator<GetMetricSpecResponse> specs(Map<String, String> metadata) {
    return stub().streamMetricSpec(reference(metadata));
  }

  /** The autoscaler's ratio of value and target, both in thousandths and rounded up. */
  private static int replicas(MetricValue value, MetricSpec spec) {
    double number =
        value.getMetricValueFloat() > 0 ? value.getMetricValueFloat() : value.getMetricValue();
    double target =
        spec.getTargetSizeFloat() > 0 ? spec.getTargetSizeFloat() : spec.getTargetSize();
    return Math.toIntExact(-Math.floorDiv((long) (-number * 1000), (long) (target * 1000)));
  }

  private static ScaledObjectRef reference(Map<String, String> metadata) {
    return ScaledObjectRef.newBuilder()
        .setName("checkout")
        .setNamespace("shop")
        .putAllScalerMetadata(metadata)
        .build();
  }

  private ExternalScalerBlockingStub stub() {
    return ExternalScalerGrpc.newBlockingStub(channel)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  /**
   * What a poll comes to.
   *
   * @param replicas where the autoscaler arrives
   * @param active whether there is to be any
   */
  record Poll(int replicas, boolean active) {}
}
