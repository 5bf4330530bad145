package io.foretide.serving.keda;

import static io.foretide.serving.Recommendations.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.Recommendations;
import io.foretide.serving.SettableClock;
import io.grpc.InsecureChannelCredentials;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The shop's board behind a real server on the loopback interface, and KEDA as its client, anew for
 * each test.
 */
final class ScaledShop implements AfterEachCallback {
  static final Map<String, String> TRIGGER = Map.of("tenant", "shop", "service", "checkout");

  final SettableClock clock = new SettableClock();
  final RecommendationBoard board = new RecommendationBoard(Duration.ofMinutes(15), clock);
  final KedaServer server;
  final KedaClient keda;

  ScaledShop() {
    try {
      server = KedaServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), board);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keda = new KedaClient(server.port(), InsecureChannelCredentials.create());
  }

  /** A recommendation for checkout, decided so long before the test began. */
  void recommend(int replicas, Duration age) {
    board.offer(Recommendations.of(CHECKOUT, replicas, age));
    board.markReady();
  }

  /** Metadata of checkout's trigger with one more. */
  static Map<String, String> with(String key, String value) {
    var metadata = new HashMap<>(TRIGGER);
    metadata.put(key, value);
    return Map.copyOf(metadata);
  }

  static void assertFails(ThrowingCallable call, Status.Code code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> assertThat(failure.getStatus().getCode()).isEqualTo(code))
        .hasMessageContaining(message);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    keda.close();
    server.close();
  }
}
