package io.foretide.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.foretide.model.series.ServiceKey;
import io.foretide.serving.NotServableException;
import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.Standing;
import java.util.List;
import java.util.function.LongSupplier;

/** What each path answers; knows no server. */
final class HttpApi {
  private static final String RECOMMENDATIONS = "/v1/recommendations";
  private static final String STILL_READING = "recommendations are still being read";

  private final RecommendationBoard board;
  private final LongSupplier undecodable;

  HttpApi(RecommendationBoard board, LongSupplier undecodable) {
    this.board = board;
    this.undecodable = undecodable;
  }

  /**
   * Answers a GET.
   *
   * @param path as sent, still percent-encoded
   */
  HttpAnswer get(String path) {
    return switch (path) {
      case "/healthz" -> HttpAnswer.text(200, "ok\n");
      case "/readyz" ->
          board.isReady()
              ? HttpAnswer.text(200, "ready\n")
              : HttpAnswer.text(503, STILL_READING + "\n");
      case "/metrics" -> PrometheusPage.of(known(), undecodable.getAsLong());
      case RECOMMENDATIONS -> all();
      default ->
          path.startsWith(RECOMMENDATIONS + "/")
              ? one(path.substring(RECOMMENDATIONS.length() + 1))
              : HttpAnswer.error(404, "nothing is at " + path);
    };
  }

  /** None while the topic is being read: what is known by then may be long out of date. */
  private List<Standing> known() {
    return board.isReady() ? board.all() : List.of();
  }

  private HttpAnswer all() {
    if (!board.isReady()) {
      return HttpAnswer.error(503, STILL_READING);
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    board.all().forEach(standing -> list.add(RecommendationJson.of(standing)));
    return HttpAnswer.json(list);
  }

  private HttpAnswer one(String id) {
    ServiceKey workload;
    try {
      workload = ServiceKey.parse(id);
    } catch (IllegalArgumentException e) {
      return HttpAnswer.error(400, "expected " + RECOMMENDATIONS + "/TENANT/SERVICE");
    }
    Standing standing = board.of(workload);
    try {
      standing.fresh();
      return HttpAnswer.json(RecommendationJson.of(standing));
    } catch (NotServableException e) {
      return HttpAnswer.error(status(e), e.getMessage());
    }
  }

  private static int status(NotServableException failure) {
    return switch (failure.freshness()) {
      case UNKNOWN -> 404;
      case NOT_READY, STALE, FRESH -> 503;
    };
  }
}
