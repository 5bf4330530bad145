package io.foretide.serving.keda;

import io.foretide.serving.keda.protocol.ExternalScalerGrpc;
import io.foretide.serving.keda.protocol.ExternalScalerGrpc.ExternalScalerBlockingStub;
import io.foretide.serving.keda.protocol.GetMetricsRequest;
import io.foretide.serving.keda.protocol.IsActiveResponse;
import io.foretide.serving.keda.protocol.MetricSpec;
import io.foretide.serving.keda.protocol.MetricValue;
import io.foretide.serving.keda.protocol.ScaledObjectRef;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks as KEDA's operator does, and takes an answer as it does. */
final class KedaClient implements AutoCloseable {
  private static final int DEADLINE_SECONDS = 20;

  private final ManagedChannel channel;
  private final ScaledObjectRef reference;

  KedaClient(int port, Map<String, String> metadata) {
    this(port, metadata, InsecureChannelCredentials.create());
  }

  KedaClient(int port, Map<String, String> metadata, ChannelCredentials credentials) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.channel =
        NettyChannelBuilder.forAddress(address, credentials).overrideAuthority("localhost").build();
    this.reference =
        ScaledObjectRef.newBuilder()
            .setName("checkout")
            .setNamespace("shop")
            .putAllScalerMetadata(metadata)
            .build();
  }

  /** What KEDA makes the autoscaler's metrics from. */
  MetricSpec spec() {
    return stub().getMetricSpec(reference).getMetricSpecs(0);
  }

  /** One poll: the metric by its name without the trigger's {@code sN-}, then the activity. */
  Poll poll(String metricInAutoscaler) {
    String metric = metricInAutoscaler.replaceFirst("^s\\d+-", "");
    GetMetricsRequest request =
        GetMetricsRequest.newBuilder().setScaledObjectRef(reference).setMetricName(metric).build();
    MetricValue value = stub().getMetrics(request).getMetricValues(0);
    boolean active = stub().isActive(reference).getResult();
    return new Poll(value.getMetricName(), number(value), active);
  }

  /** The activities pushed, the first at once. */
  Iterator<IsActiveResponse> activities() {
    return stub().streamIsActive(reference);
  }

  private static double number(MetricValue value) {
    return value.getMetricValueFloat() > 0 ? value.getMetricValueFloat() : value.getMetricValue();
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
   * What a poll found.
   *
   * @param metric name of the metric in the answer
   * @param value replicas wanted
   * @param active whether there is to be any
   */
  record Poll(String metric, double value, boolean active) {}
}
