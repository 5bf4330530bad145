package io.foretide.serving.http;

import static io.foretide.serving.Recommendations.CHECKOUT;
import static io.foretide.serving.Recommendations.ODD;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.Recommendations;
import io.foretide.serving.SettableClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real Prometheus scrapes the real server. */
@Timeout(60)
class PrometheusScrapeTest {
  private static final String OF_CHECKOUT = "{tenant=\"shop\",service=\"checkout\"}";
  private static final String OF_ODD = "{tenant=\"a/b\",service=\"say \\\"hi\\\"\\\\\"}";

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock();
  private final RecommendationBoard board = new RecommendationBoard(Duration.ofMinutes(15), clock);
  private final Semaphore scrapes = new Semaphore(0);

  @Test
  void readsEveryFigureAndFollowsIt() throws Exception {
    Optional<Path> program = Prometheus.program();
    assumeTrue(
        program.isPresent(),
        "no 'prometheus' on the PATH (Debian package prometheus); scripts/foretide test finds it");
    board.offer(Recommendations.of(CHECKOUT, 7, Duration.ZERO));
    board.offer(Recommendations.withDemand(ODD, 2, Duration.ZERO, Double.NaN, 4));
    board.markReady();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var server = RecommendationHttpServer.start(address, board, this::scraped);
        var prometheus = Prometheus.start(program.get(), folder, server.port())) {
      prometheus.whenEnded(scrapes::release);
      await(prometheus, "foretide_replicas" + OF_CHECKOUT, "7");
      await(prometheus, "foretide_forecast_demand" + OF_CHECKOUT, "97.5");
      await(prometheus, "foretide_forecast_demand" + OF_ODD, "NaN");
      await(prometheus, "foretide_undecodable_records_total", "3");
      await(prometheus, "foretide_recommendation_stale" + OF_CHECKOUT, "0");

      board.offer(Recommendations.of(CHECKOUT, 9, Duration.ofMinutes(-1)));
      clock.pass(Duration.ofMinutes(17));
      await(prometheus, "foretide_replicas" + OF_CHECKOUT, "9");
      await(prometheus, "foretide_recommendation_stale" + OF_CHECKOUT, "1");
      await(prometheus, "foretide_recommendation_age_seconds" + OF_CHECKOUT, "960");
    }
  }

  private long scraped() {
    scrapes.release();
    return 3;
  }

  /** Asks again whenever there was a scrape; the class' time limit ends it. */
  private void await(Prometheus prometheus, String expression, String value) throws Exception {
    while (!prometheus.value(expression).equals(Optional.of(value))) {
      scrapes.acquire();
    }
  }
}
