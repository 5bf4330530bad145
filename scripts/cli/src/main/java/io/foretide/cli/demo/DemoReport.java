package io.foretide.cli.demo;

import io.foretide.cli.report.AlertRow;
import io.foretide.cli.report.EpisodeRow;
import io.foretide.cli.report.ForecastFan;
import io.foretide.cli.report.IncidentMatching;
import io.foretide.cli.report.IncidentRow;
import io.foretide.cli.report.Provisioning;
import io.foretide.cli.report.Regret;
import io.foretide.cli.report.ReplicasInForce;
import io.foretide.cli.report.ReportData;
import io.foretide.cli.report.RunFacts;
import io.foretide.cli.report.ScalingChart;
import io.foretide.cli.report.ServiceSection;
import io.foretide.cli.report.SignalChart;
import io.foretide.cli.report.Summary;
import io.foretide.cli.report.TrueIncident;
import io.foretide.cli.simulate.ReactiveHpa;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Puts what a demo recorded against what is known of its input. */
final class DemoReport {
  private static final int CHART_POINTS = 2500;
  private static final long AROUND = Duration.ofMinutes(45).toMillis();
  private static final long LAST_HOURS = Duration.ofHours(3).toMillis();
  private static final double HPA_TARGET = 0.7;
  private static final Set<String> CHARTED =
      Set.of(Signals.REQUESTS, Signals.ERRORS, Signals.LATENCY_P95, Signals.SATURATION);
  private static final Set<String> KNOWN =
      Set.of(Signals.LATENCY_P50, Signals.LATENCY_P99, Signals.REPLICAS);

  private final DemoInput input;
  private final Recorder recorded;
  private final long leadMillis;
  private final List<TrueIncident> incidents;
  private final IncidentMatching matching;

  DemoReport(DemoInput input, Recorder recorded, long leadMillis) {
    this.input = input;
    this.recorded = recorded;
    this.leadMillis = leadMillis;
    this.incidents = input.incidents().orElse(List.of());
    this.matching = IncidentMatching.match(incidents, recorded.alerts());
  }

  /**
   * Everything that the page shows.
   *
   * @param records records fed
   * @param createdAtMillis when the report is made, milliseconds since the epoch
   */
  ReportData data(long records, long createdAtMillis) {
    List<ScalingChart> scaling = scaling();
    return new ReportData(
        new RunFacts(
            input.title(), input.startMillis(), input.endMillis(), createdAtMillis, input.facts()),
        summary(records, scaling),
        sections(),
        fans(),
        scaling,
        alertRows(),
        EpisodeRow.of(recorded.episodes(), input.endMillis()),
        IncidentRow.of(matching),
        List.of());
  }

  /** Which alerts belong to which incidents. */
  IncidentMatching matching() {
    return matching;
  }

  private Summary summary(long records, List<ScalingChart> scaling) {
    Summary.Detection detection =
        input.incidents().isPresent()
            ? Summary.Detection.of(matching, services(), input.endMillis() - input.startMillis())
            : Summary.Detection.unlabelled(matching.alerts().size());
    Map<String, Long> refused = new TreeMap<>();
    recorded.deadLetters().forEach((reason, count) -> refused.put(reason.name(), count));
    long late = refused.getOrDefault("LATE", 0L);
    return new Summary(
        detection,
        recorded.coverage(),
        Provisioning.median(scaling.stream().map(ScalingChart::foretideFit).toList()),
        Provisioning.median(scaling.stream().map(ScalingChart::reactiveFit).toList()),
        Regret.sum(scaling.stream().map(ScalingChart::regret).toList()),
        new Summary.Records(records, late, refused));
  }

  private int services() {
    return (int) recorded.windows().keySet().stream().map(SeriesKey::serviceKey).distinct().count();
  }

  private List<AlertRow> alertRows() {
    if (input.incidents().isPresent()) {
      return AlertRow.of(matching, input.endMillis());
    }
    return matching.alerts().stream()
        .map(outcome -> AlertRow.unlabelled(outcome.alert(), input.endMillis()))
        .toList();
  }

  private List<ServiceSection> sections() {
    Map<String, List<SignalChart>> charts = new LinkedHashMap<>();
    recorded
        .windows()
        .forEach(
            (key, windows) -> {
              if (isCharted(key)) {
                charts
                    .computeIfAbsent(key.service(), service -> new ArrayList<>())
                    .add(SignalChart.of(windows, CHART_POINTS, worthSeeing(key)));
              }
            });
    return charts.entrySet().stream()
        .map(entry -> new ServiceSection(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Every signal that says most of a service, and of the others those that alerted. */
  private boolean isCharted(SeriesKey key) {
    return CHARTED.contains(key.signal())
        || !KNOWN.contains(key.signal())
        || matching.alerts().stream().anyMatch(outcome -> outcome.alert().key().equals(key));
  }

  /**
   * Windows that stay whole however much the rest is thinned out: those around the series' alerts
   * and the service's incidents, and the last hours.
   */
  private LongPredicate worthSeeing(SeriesKey key) {
    List<long[]> spans = new ArrayList<>();
    for (var outcome : matching.alerts()) {
      if (outcome.alert().key().equals(key)) {
        spans.add(span(outcome.alert().startedAtMillis(), end(outcome.alert())));
      }
    }
    for (TrueIncident incident : incidents) {
      if (incident.service().equals(key.service())) {
        spans.add(span(incident.startMillis(), incident.endMillis()));
      }
    }
    spans.add(new long[] {input.endMillis() - LAST_HOURS, input.endMillis()});
    return start -> spans.stream().anyMatch(span -> start >= span[0] && start < span[1]);
  }

  private long end(Alert alert) {
    return alert.endedAtMillis() == Alert.NOT_ENDED ? input.endMillis() : alert.endedAtMillis();
  }

  private static long[] span(long start, long end) {
    return new long[] {start - AROUND, Math.min(end, start + 8 * AROUND) + AROUND};
  }

  private List<ForecastFan> fans() {
    List<ForecastFan> fans = new ArrayList<>();
    recorded
        .forecasts()
        .forEach(
            (key, forecasts) -> {
              long from = forecasts.get(0).originMillis() - Duration.ofHours(2).toMillis();
              List<ScoredWindow> came =
                  recorded.windows().getOrDefault(key, List.of()).stream()
                      .filter(window -> window.window().startMillis() >= from)
                      .toList();
              fans.add(
                  ForecastFan.of(
                      key,
                      forecasts.get(0).kind(),
                      forecasts,
                      came.stream().mapToLong(w -> w.window().startMillis()).toArray(),
                      came.stream().mapToDouble(w -> w.window().value()).toArray(),
                      input.windowMillis()));
            });
    return fans;
  }

  private List<ScalingChart> scaling() {
    List<ScalingChart> charts = new ArrayList<>();
    for (Map.Entry<ServiceKey, Double> workload : input.replicaCapacity().entrySet()) {
      ServiceKey service = workload.getKey();
      List<Recommendation> recommendations = recorded.recommendations().get(service);
      SeriesKey series = new SeriesKey(service.tenant(), service.service(), "", Signals.REQUESTS);
      List<ScoredWindow> windows = recorded.windows().get(series);
      if (recommendations != null && windows != null) {
        charts.add(chart(service, workload.getValue(), recommendations, windows));
      }
    }
    return charts;
  }

  private ScalingChart chart(
      ServiceKey service,
      double capacity,
      List<Recommendation> recommendations,
      List<ScoredWindow> windows) {
    // Both begin when the first full day has been seen, and with what was needed then.
    long from = recommendations.get(0).decidedAtMillis() + Duration.ofDays(1).toMillis();
    double perSecond = 1000.0 / input.windowMillis();
    List<ScoredWindow> judged =
        windows.stream().filter(window -> window.window().startMillis() >= from).toList();
    long[] starts = judged.stream().mapToLong(w -> w.window().startMillis()).toArray();
    double[] demand = judged.stream().mapToDouble(w -> w.window().value() * perSecond).toArray();
    int initial = initial(demand, capacity);
    int[] foretide = ReplicasInForce.of(recommendations, starts, initial);
    int[] reactive =
        new ReactiveHpa(HPA_TARGET, capacity, 1, DemoJob.MOST_REPLICAS, leadMillis)
            .replicas(starts, demand, initial);
    return ScalingChart.of(
        service.service(),
        new ScalingChart.Demand(starts, input.windowMillis(), demand, capacity),
        foretide,
        reactive,
        regret(service, from),
        CHART_POINTS);
  }

  private Regret regret(ServiceKey service, long from) {
    return Regret.of(
        recorded.outcomes().getOrDefault(service, List.of()).stream()
            .filter(outcome -> outcome.effectiveAtMillis() >= from)
            .toList());
  }

  private static int initial(double[] demand, double capacity) {
    return demand.length == 0 || Double.isNaN(demand[0])
        ? 1
        : Math.max(1, Provisioning.needed(demand[0], capacity));
  }
}
