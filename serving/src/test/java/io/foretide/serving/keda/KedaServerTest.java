package io.foretide.serving.keda;

import static io.foretide.serving.Recommendations.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.Recommendations;
import io.foretide.serving.SettableClock;
import io.foretide.serving.keda.KedaClient.Poll;
import io.foretide.serving.keda.protocol.IsActiveResponse;
import io.foretide.serving.keda.protocol.MetricSpec;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** KEDA polls a real server over the loopback interface. */
class KedaServerTest {
  private static final String METRIC = "s0-foretide-replicas";
  private static final Map<String, String> FORECAST_ONLY =
      Map.of("tenant", "shop", "service", "checkout");
  private static final Map<String, String> RECOMMEND =
      Map.of("tenant", "shop", "service", "checkout", "mode", "recommend");

  private final SettableClock clock = new SettableClock();
  private final RecommendationBoard board = new RecommendationBoard(Duration.ofMinutes(15), clock);
  private KedaServer server;

  @BeforeEach
  void start() throws IOException {
    server = KedaServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), board);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksForOneReplicaPerUnitOfTheMetric() {
    try (var keda = client(RECOMMEND)) {
      assertThat(keda.spec())
          .isEqualTo(
              MetricSpec.newBuilder().setMetricName("foretide-replicas").setTargetSize(1).build());
    }
  }

  @Test
  void answersTheReplicasAndThatTheyAreWanted() {
    recommend(7, Duration.ofMinutes(1));
    try (var keda = client(RECOMMEND)) {
      assertThat(keda.poll(METRIC)).isEqualTo(new Poll("foretide-replicas", 7, true));
    }
  }

  @Test
  void servesTheMetricWithoutActivatingUnlessToldTo() {
    recommend(7, Duration.ofMinutes(1));
    try (var keda = client(FORECAST_ONLY)) {
      assertThat(keda.poll(METRIC)).isEqualTo(new Poll("foretide-replicas", 7, false));
    }
  }

  @Test
  void answersZeroReplicasAsZeroAndInactive() {
    recommend(0, Duration.ofMinutes(1));
    try (var keda = client(RECOMMEND)) {
      assertThat(keda.poll(METRIC)).isEqualTo(new Poll("foretide-replicas", 0, false));
    }
  }

  @Test
  void answersNoFewerThanTheTriggersMinimum() {
    recommend(0, Duration.ofMinutes(1));
    try (var keda = client(with("minReplicas", "2"))) {
      assertThat(keda.poll(METRIC)).isEqualTo(new Poll("foretide-replicas", 2, true));
    }
  }

  @Test
  void namesTheMetadataThatAreMissing() {
    assertRefused(Map.of("service", "checkout"), "metadata 'tenant' is missing");
    assertRefused(Map.of("tenant", "shop"), "metadata 'service' is missing");
    assertRefused(Map.of("tenant", "", "service", "checkout"), "metadata 'tenant' is missing");
  }

  @Test
  void namesTheMetadataThatCannotBeUsed() {
    assertRefused(
        with("mode", "dry"), "metadata 'mode' is 'dry', expected 'recommend' or 'forecast-only'");
    assertRefused(
        with("minReplicas", "-1"),
        "metadata 'minReplicas' is '-1', expected a whole number of 0 or more");
  }

  @Test
  void isUnavailableUntilTheTopicIsRead() {
    board.offer(Recommendations.of(CHECKOUT, 7, Duration.ZERO));
    assertPollFails(Status.Code.UNAVAILABLE, "recommendations are still being read");
  }

  @Test
  void doesNotFindAWorkloadWithoutRecommendations() {
    board.markReady();
    assertPollFails(Status.Code.NOT_FOUND, "no recommendation for shop/checkout");
  }

  @Test
  void isUnavailableWhenStaleAndComesBackWithANewRecommendation() {
    recommend(7, Duration.ZERO);
    clock.pass(Duration.ofMinutes(16));
    assertPollFails(
        Status.Code.UNAVAILABLE, "the newest recommendation for shop/checkout is 960 s old");
    recommend(8, Duration.ofMinutes(-16));
    try (var keda = client(RECOMMEND)) {
      assertThat(keda.poll(METRIC).value()).isEqualTo(8);
    }
  }

  @Test
  void pushesTheActivityAtOnceAndWheneverItChanges() {
    recommend(0, Duration.ofMinutes(4));
    try (var keda = client(RECOMMEND)) {
      Iterator<IsActiveResponse> activities = keda.activities();
      assertThat(activities.next().getResult()).isFalse();
      recommend(3, Duration.ofMinutes(3));
      recommend(4, Duration.ofMinutes(2));
      recommend(0, Duration.ofMinutes(1));
      assertThat(activities.next().getResult()).isTrue();
      assertThat(activities.next().getResult()).isFalse();
    }
  }

  @Test
  void endsAStreamOfWhatIsUnknownWithTheReason() {
    board.markReady();
    try (var keda = client(RECOMMEND)) {
      assertFails(() -> keda.activities().next(), Status.Code.NOT_FOUND, "shop/checkout");
    }
  }

  private void recommend(int replicas, Duration age) {
    board.offer(Recommendations.of(CHECKOUT, replicas, age));
    board.markReady();
  }

  private KedaClient client(Map<String, String> metadata) {
    return new KedaClient(server.port(), metadata);
  }

  private static Map<String, String> with(String key, String value) {
    var metadata = new HashMap<>(RECOMMEND);
    metadata.put(key, value);
    return metadata;
  }

  private void assertRefused(Map<String, String> metadata, String message) {
    recommend(7, Duration.ZERO);
    try (var keda = client(metadata)) {
      assertFails(keda::spec, Status.Code.INVALID_ARGUMENT, message);
      assertFails(() -> keda.poll(METRIC), Status.Code.INVALID_ARGUMENT, message);
      assertFails(() -> keda.activities().next(), Status.Code.INVALID_ARGUMENT, message);
    }
  }

  private void assertPollFails(Status.Code code, String message) {
    try (var keda = client(RECOMMEND)) {
      assertFails(() -> keda.poll(METRIC), code, message);
    }
  }

  private static void assertFails(ThrowingCallable call, Status.Code code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> assertThat(failure.getStatus().getCode()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
