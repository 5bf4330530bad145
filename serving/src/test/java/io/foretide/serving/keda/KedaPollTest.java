package io.foretide.serving.keda;

import static io.foretide.serving.Recommendations.CHECKOUT;
import static io.foretide.serving.keda.ScaledShop.TRIGGER;
import static io.foretide.serving.keda.ScaledShop.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.ServiceKey;
import io.foretide.serving.Recommendations;
import io.foretide.serving.keda.KedaClient.Poll;
import io.foretide.serving.keda.protocol.MetricSpec;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** KEDA polls. */
class KedaPollTest {
  private static final int WORKLOADS = 500;

  @RegisterExtension private final ScaledShop shop = new ScaledShop();

  @Test
  void asksForOneReplicaPerUnitOfTheMetric() {
    assertThat(shop.keda.spec(TRIGGER))
        .isEqualTo(
            MetricSpec.newBuilder().setMetricName("foretide-replicas").setTargetSize(1).build());
  }

  @Test
  void answersTheReplicasAndThatTheyAreWanted() {
    shop.recommend(7, Duration.ofMinutes(1));
    assertThat(shop.keda.poll(TRIGGER)).isEqualTo(new Poll(7, true));
  }

  @Test
  void movesNothingByAForecastThatIsNotToBeActedOn() {
    shop.board.offer(Recommendations.forecastOnly(9, 4));
    shop.board.markReady();
    assertThat(shop.keda.poll(TRIGGER)).isEqualTo(new Poll(4, false));
  }

  @Test
  void failsWhenNothingIsToBeActedOnAndNobodyKnowsWhatRuns() {
    shop.board.offer(Recommendations.forecastOnly(9, Double.NaN));
    shop.board.markReady();
    assertPollFails(Status.Code.FAILED_PRECONDITION, "are not to be acted on (scaling.mode)");
  }

  @Test
  void answersZeroReplicasAsZeroAndInactive() {
    shop.recommend(0, Duration.ofMinutes(1));
    assertThat(shop.keda.poll(TRIGGER)).isEqualTo(new Poll(0, false));
  }

  @Test
  void answersNoFewerThanTheTriggersMinimum() {
    shop.recommend(0, Duration.ofMinutes(1));
    assertThat(shop.keda.poll(trigger("checkout", "2"))).isEqualTo(new Poll(2, true));
  }

  @Test
  void refusesMetadataThatCannotBeUsedInEveryCall() {
    shop.recommend(7, Duration.ZERO);
    Map<String, String> negative = ScaledShop.with("minReplicas", "-1");
    String message = "metadata 'minReplicas' is '-1', expected 0..999999999";
    assertFails(() -> shop.keda.spec(negative), Status.Code.INVALID_ARGUMENT, message);
    assertFails(() -> shop.keda.poll(negative), Status.Code.INVALID_ARGUMENT, message);
    assertFails(() -> shop.keda.activities(negative).next(), Status.Code.INVALID_ARGUMENT, message);
    assertFails(() -> shop.keda.specs(negative).next(), Status.Code.INVALID_ARGUMENT, message);
  }

  @Test
  void isUnavailableUntilTheTopicIsRead() {
    shop.board.offer(Recommendations.of(CHECKOUT, 7, Duration.ZERO));
    assertPollFails(Status.Code.UNAVAILABLE, "recommendations are still being read");
  }

  @Test
  void doesNotFindAWorkloadWithoutRecommendations() {
    shop.board.markReady();
    assertPollFails(Status.Code.NOT_FOUND, "no recommendation for shop/checkout");
  }

  @Test
  void isUnavailableWhenStaleAndComesBackWithANewRecommendation() {
    shop.recommend(7, Duration.ZERO);
    shop.clock.pass(Duration.ofMinutes(16));
    assertPollFails(
        Status.Code.UNAVAILABLE, "the newest recommendation for shop/checkout is 960 s old");
    shop.recommend(8, Duration.ofMinutes(-16));
    assertThat(shop.keda.poll(TRIGGER)).isEqualTo(new Poll(8, true));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void blamesNobodyElseForADefect(RuntimeException defect) {
    shop.recommend(7, Duration.ZERO);
    shop.clock.breakWith(defect);
    assertPollFails(Status.Code.INTERNAL, defect.toString());
    assertFails(() -> shop.keda.activities(TRIGGER).next(), Status.Code.INTERNAL, "Pendulum");
  }

  static Stream<RuntimeException> defects() {
    return Stream.of(
        new IllegalArgumentException("Pendulum"),
        new IllegalStateException("Pendulum"),
        new NullPointerException("Pendulum"));
  }

  @Test
  void answersEachOfManyWorkloadsItsOwnThoughAllAskAtOnce() {
    List<Integer> replicas = IntStream.range(0, WORKLOADS).boxed().toList();
    replicas.forEach(
        i ->
            shop.board.offer(
                Recommendations.of(new ServiceKey("shop", name(i)), i, Duration.ZERO)));
    shop.board.markReady();
    assertThat(replicas.parallelStream().map(i -> shop.keda.poll(trigger(name(i), "0")).replicas()))
        .containsExactlyElementsOf(replicas);
  }

  private void assertPollFails(Status.Code code, String message) {
    assertFails(() -> shop.keda.poll(TRIGGER), code, message);
  }

  private static String name(int workload) {
    return "service-" + workload;
  }

  private static Map<String, String> trigger(String service, String minReplicas) {
    return Map.of("tenant", "shop", "service", service, "minReplicas", minReplicas);
  }
}
