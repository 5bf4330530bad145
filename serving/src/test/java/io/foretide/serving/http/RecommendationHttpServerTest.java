package io.foretide.serving.http;

import static io.foretide.serving.Recommendations.CHECKOUT;
import static io.foretide.serving.Recommendations.ODD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.Recommendations;
import io.foretide.serving.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationHttpServerTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final SettableClock clock = new SettableClock();
  private final RecommendationBoard board = new RecommendationBoard(Duration.ofMinutes(15), clock);
  private RecommendationHttpServer server;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = RecommendationHttpServer.start(address, board, () -> 3);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isAliveAtOnceAndReadyWhenTheTopicIsRead() throws Exception {
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/v1/recommendations").statusCode()).isEqualTo(503);
    board.markReady();
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(get("/v1/recommendations").body()).isEqualTo("[]");
  }

  @Test
  void answersOneRecommendation() throws Exception {
    board.offer(Recommendations.of(CHECKOUT, 7, Duration.ofMinutes(2)));
    board.markReady();
    HttpResponse<String> response = get("/v1/recommendations/shop/checkout");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    JsonNode expected =
        MAPPER.readTree(
            """
            {"recommendationId": "shop/checkout@1773662280000", "tenant": "shop",
             "service": "checkout", "decidedAt": "2026-03-16T11:58:00Z",
             "effectiveAt": "2026-03-16T12:01:00Z", "mode": "RECOMMEND", "scaleTo": 7.0,
             "replicas": 7, "forecastReplicas": 7, "reactiveReplicas": 6, "readyReplicas": 6.0,
             "wantedReplicas": 7.0,
             "capacityPerReplica": 12.5, "demandMedian": 90.0, "demandQuantile": 97.5,
             "currentDemand": 80.25, "quantile": 0.9, "decidedBy": "FORECAST",
             "limits": ["STEP"], "reason": "demand will rise",
             "skill": {"loss": 1.0, "reactiveLoss": 2.0, "naiveLoss": 3.0, "violation": 0.01,
                       "followsDemand": false},
             "trust": "TRAINED", "ageSeconds": 120, "stale": false}
            """);
    assertThat(MAPPER.readTree(response.body())).isEqualTo(expected);
  }

  @Test
  void writesAnUnknownDemandAsNull() throws Exception {
    board.offer(Recommendations.withDemand(CHECKOUT, 7, Duration.ZERO, Double.NaN, Double.NaN));
    board.markReady();
    JsonNode node = MAPPER.readTree(get("/v1/recommendations/shop/checkout").body());
    assertThat(node.get("demandQuantile").isNull()).isTrue();
    assertThat(node.get("currentDemand").isNull()).isTrue();
    assertThat(node.get("replicas").isInt()).isTrue();
  }

  @Test
  void findsAWorkloadWhateverCharactersItsNameHolds() throws Exception {
    board.offer(Recommendations.of(ODD, 2, Duration.ZERO));
    board.markReady();
    HttpResponse<String> response = get("/v1/recommendations/a%2Fb/say%20%22hi%22%5C");
    assertThat(MAPPER.readTree(response.body()).get("service").asText()).isEqualTo(ODD.service());
  }

  @Test
  void tellsTheUnknownFromTheStale() throws Exception {
    board.offer(Recommendations.of(CHECKOUT, 7, Duration.ofMinutes(16)));
    board.markReady();
    assertError("/v1/recommendations/shop/cart", 404, "no recommendation for shop/cart");
    assertError("/v1/recommendations/shop/checkout", 503, "960 s old");
    JsonNode list = MAPPER.readTree(get("/v1/recommendations").body());
    assertThat(list).hasSize(1);
    assertThat(list.get(0).get("stale").asBoolean()).isTrue();
  }

  @Test
  void refusesWhatItDoesNotOffer() throws Exception {
    assertError("/", 404, "nothing is at /");
    assertError("/v1/recommendations/shop", 400, "TENANT/SERVICE");
    assertError("/v1/recommendations/a/b/c", 400, "TENANT/SERVICE");
    assertError("/v1/recommendationsX", 404, "nothing is at");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/readyz", "/metrics", "/v1/recommendations/shop/cart"})
  void answersHeadAsGetWithoutTheBody(String path) throws Exception {
    HttpResponse<String> get = get(path);
    HttpResponse<String> head = send("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    for (String header : List.of("Content-Type", "Content-Length")) {
      assertThat(head.headers().firstValue(header))
          .isPresent()
          .isEqualTo(get.headers().firstValue(header));
    }
    assertThat(get(path).body()).isEqualTo(get.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE", "OPTIONS"})
  void answersNothingButGetAndHead(String method) throws Exception {
    HttpResponse<String> response = send(method, "/healthz");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(send(method, "/healthz").statusCode()).isEqualTo(405);
  }

  @Test
  void saysWhatFailed() throws Exception {
    board.offer(Recommendations.of(CHECKOUT, 7, Duration.ZERO));
    board.markReady();
    clock.breakWith(new NoClassDefFoundError("Pendulum"));
    assertError("/v1/recommendations/shop/checkout", 500, "Pendulum");
  }

  private void assertError(String path, int status, String message) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(MAPPER.readTree(response.body()).get("error").asText()).contains(message);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path);
  }

  private HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .method(method, BodyPublishers.noBody())
            .timeout(DEADLINE)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
