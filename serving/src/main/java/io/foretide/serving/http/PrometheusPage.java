package io.foretide.serving.http;

import io.foretide.model.scaling.Recommendation;
import io.foretide.serving.Freshness;
import io.foretide.serving.Standing;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Figures in Prometheus' text format, version 0.0.4. */
final class PrometheusPage {
  private final List<Standing> standings;
  private final StringBuilder page = new StringBuilder();

  private PrometheusPage(List<Standing> standings) {
    this.standings = standings;
  }

  /**
   * The page.
   *
   * @param standings of all workloads with a recommendation
   * @param undecodable number of records that could not be decoded
   */
  static HttpAnswer of(List<Standing> standings, long undecodable) {
    PrometheusPage writer = new PrometheusPage(standings);
    writer.figures();
    writer.head("foretide_undecodable_records_total", "counter", "Records skipped.");
    writer.page.append("foretide_undecodable_records_total ").append(undecodable).append('\n');
    return new HttpAnswer(200, "text/plain; version=0.0.4; charset=utf-8", writer.page.toString());
  }

  private void figures() {
    gauge("foretide_replicas", "Replicas to run.", figure(Recommendation::replicas));
    gauge(
        "foretide_replicas_ready",
        "Replicas that were ready at the decision.",
        figure(Recommendation::readyReplicas));
    gauge(
        "foretide_replicas_wanted",
        "Replicas that were asked for at the decision, by whoever scales the workload.",
        figure(Recommendation::wantedReplicas));
    gauge(
        "foretide_violation_ratio",
        "Share of the recent windows in which demand exceeded the capacity in force.",
        figure(recommendation -> recommendation.skill().violation()));
    gauge(
        "foretide_forecast_demand",
        "Forecast demand at the quantile, requests per second.",
        figure(Recommendation::demandQuantile));
    gauge(
        "foretide_current_demand",
        "Demand of the last window, requests per second.",
        figure(Recommendation::currentDemand));
    gauge(
        "foretide_recommendation_age_seconds",
        "Time since the decision; negative when that is in the future.",
        standing -> standing.age().toMillis() / 1000.0);
    gauge(
        "foretide_recommendation_stale",
        "1 when too old to act on, or dated too far in the future.",
        standing -> standing.freshness() == Freshness.STALE ? 1 : 0);
  }

  private static ToDoubleFunction<Standing> figure(Function<Recommendation, Number> figure) {
    return standing -> figure.apply(standing.newest().orElseThrow()).doubleValue();
  }

  private void gauge(String name, String help, ToDoubleFunction<Standing> figure) {
    head(name, "gauge", help);
    for (Standing standing : standings) {
      page.append(name).append("{tenant=\"").append(escaped(standing.workload().tenant()));
      page.append("\",service=\"").append(escaped(standing.workload().service()));
      page.append("\"} ").append(figure.applyAsDouble(standing)).append('\n');
    }
  }

  private void head(String name, String type, String help) {
    page.append("# HELP ").append(name).append(' ').append(help).append('\n');
    page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
