package io.foretide.serving.http;

import static io.foretide.serving.Recommendations.CHECKOUT;
import static io.foretide.serving.Recommendations.ODD;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.Recommendations;
import io.foretide.serving.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrometheusPageTest {

  private final RecommendationBoard board =
      new RecommendationBoard(Duration.ofMinutes(15), new SettableClock());
  private final HttpApi api = new HttpApi(board, () -> 3);

  @Test
  void writesTheFiguresOfEveryWorkload() {
    board.offer(Recommendations.of(CHECKOUT, 7, Duration.ofMinutes(16)));
    board.offer(Recommendations.withDemand(ODD, 2, Duration.ofMillis(1500), Double.NaN, 4));
    board.markReady();
    HttpAnswer page = api.get("/metrics");
    assertThat(page.contentType()).startsWith("text/plain; version=0.0.4");
    String odd = "{tenant=\"a/b\",service=\"say \\\"hi\\\"\\\\\"} ";
    String checkout = "{tenant=\"shop\",service=\"checkout\"} ";
    assertThat(page.body().lines())
        .containsSubsequence(
            "# TYPE foretide_replicas gauge",
            "foretide_replicas" + odd + "2.0",
            "foretide_replicas" + checkout + "7.0",
            "foretide_forecast_demand" + odd + "NaN",
            "foretide_forecast_demand" + checkout + "97.5",
            "foretide_current_demand" + odd + "4.0",
            "foretide_recommendation_age_seconds" + odd + "1.5",
            "foretide_recommendation_age_seconds" + checkout + "960.0",
            "foretide_recommendation_stale" + odd + "0.0",
            "foretide_recommendation_stale" + checkout + "1.0",
            "foretide_undecodable_records_total 3");
  }

  @Test
  void writesNothingOfAWorkloadUntilTheTopicIsRead() {
    board.offer(Recommendations.of(CHECKOUT, 7, Duration.ofMinutes(16)));
    assertThat(api.get("/metrics").body())
        .contains("# TYPE foretide_replicas gauge", "foretide_undecodable_records_total 3")
        .doesNotContain("checkout");
  }
}
