package io.foretide.cli.report;

import io.foretide.cli.Recommended;
import io.foretide.cli.simulate.ReactiveHpa;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A believable report of ten services over three weeks, to look at: {@code main FILE}. */
final class SampleReport {
  static final List<String> SERVICES =
      List.of(
          "gateway",
          "checkout",
          "payments",
          "cart",
          "catalog",
          "search",
          "recommendations",
          "orders",
          "inventory",
          "accounts");
  private static final int LIMIT = 3000;
  private static final long HOUR = 3_600_000L;
  private static final long LEAD = 3 * 60_000L;

  private final SampleShop shop;
  private final SampleIncidents incidents;

  SampleReport(long windowMillis) {
    long from = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();
    incidents = new SampleIncidents(from);
    shop = new SampleShop(from, from + 21 * 24 * HOUR, windowMillis, incidents.truth());
  }

  /** Writes the report to the file given. */
  public static void main(String[] arguments) throws IOException {
    boolean labelled = arguments.length < 2;
    SampleReport sample = new SampleReport(60_000);
    ReportWriter.write(labelled ? sample.data() : sample.unlabelled(), Path.of(arguments[0]));
  }

  ReportData data() {
    List<Alert> alerts = incidents.alerts();
    IncidentMatching matching = IncidentMatching.match(incidents.truth(), alerts);
    List<ScalingChart> scaling = List.of(scaling("gateway"), scaling("checkout"));
    return new ReportData(
        run("Foretide demo"),
        new Summary(
            Summary.Detection.of(matching, SERVICES.size(), shop.to() - shop.from()),
            0.9463,
            Provisioning.median(scaling.stream().map(ScalingChart::foretideFit).toList()),
            Provisioning.median(scaling.stream().map(ScalingChart::reactiveFit).toList()),
            Regret.sum(scaling.stream().map(ScalingChart::regret).toList()),
            new Summary.Records(
                1_843_220, 1_204, Map.of("too late", 1204L, "undecodable", 31L, "future", 12L))),
        SERVICES.stream().map(service -> section(service, alerts)).toList(),
        List.of(fan("gateway"), fan("checkout")),
        scaling,
        AlertRow.of(matching, shop.to()),
        EpisodeRow.of(SampleEpisodes.of(alerts), shop.to()),
        IncidentRow.of(matching),
        List.of());
  }

  /** What a file of one's own gives: one series, nothing labelled, nothing scaled. */
  ReportData unlabelled() {
    List<Alert> alerts = incidents.alerts().subList(0, 2);
    return new ReportData(
        run("Foretide on worldcup98.csv.gz"),
        new Summary(
            Summary.Detection.unlabelled(alerts.size()),
            0.951,
            Provisioning.NONE,
            Provisioning.NONE,
            Regret.NONE,
            new Summary.Records(30_240, 0, Map.of())),
        List.of(new ServiceSection("checkout", List.of(chart("checkout", "requests", alerts)))),
        List.of(),
        List.of(),
        alerts.stream().map(alert -> AlertRow.unlabelled(alert, shop.to())).toList(),
        List.of(),
        List.of(),
        List.of(
            new SeriesFigures("worldcup98", 30_240, 12, 0, 21, "day, week", 41, 2, 0.951, 5.02)));
  }

  private RunFacts run(String title) {
    return new RunFacts(
        title,
        shop.from(),
        shop.to(),
        Instant.parse("2026-11-23T19:40:00Z").toEpochMilli(),
        List.of(
            new RunFacts.Fact("Input", "simulated shop, 10 services"),
            new RunFacts.Fact("Season", "day and week"),
            new RunFacts.Fact("Window", "1 minute"),
            new RunFacts.Fact("Seed", "42")));
  }

  private ServiceSection section(String service, List<Alert> alerts) {
    return new ServiceSection(
        service,
        SampleShop.SIGNALS.stream().map(signal -> chart(service, signal, alerts)).toList());
  }

  private SignalChart chart(String service, String signal, List<Alert> alerts) {
    return SignalChart.of(
        shop.series(service, signal),
        LIMIT,
        time ->
            time >= shop.to() - 3 * HOUR
                || alerts.stream().anyMatch(alert -> near(alert, service, time)));
  }

  private static boolean near(Alert alert, String service, long time) {
    return alert.key().service().equals(service)
        && time >= alert.startedAtMillis() - HOUR
        && time <= alert.startedAtMillis() + 3 * HOUR;
  }

  private ForecastFan fan(String service) {
    long from = shop.to() - 3 * 24 * HOUR;
    long[] times = LongStream.iterate(from, t -> t < shop.to(), t -> t + 600_000).toArray();
    SeriesKey key = SampleShop.key(service, "requests");
    List<HorizonForecast> forecasts = new ArrayList<>();
    for (long origin = from + 2 * HOUR; origin < shop.to(); origin += 10 * HOUR) {
      forecasts.add(forecast(key, origin));
    }
    double[] actual =
        Arrays.stream(times).mapToDouble(time -> shop.value(service, "requests", time)).toArray();
    return ForecastFan.of(key, SignalKind.COUNT, forecasts, times, actual, 600_000);
  }

  private HorizonForecast forecast(SeriesKey key, long origin) {
    int horizon = 36;
    double[] mean = new double[horizon];
    double[] quantiles = new double[horizon * HorizonForecast.LEVELS.size()];
    double[] normal = {-1.96, -1.645, 0, 1.645, 1.96, 2.33, 3.09};
    for (int step = 0; step < horizon; step++) {
      mean[step] = shop.expected(key.service(), key.signal(), origin + step * 600_000L);
      for (int level = 0; level < normal.length; level++) {
        quantiles[step * normal.length + level] =
            mean[step] * (1 + normal[level] * (0.025 + 0.0015 * step));
      }
    }
    return new HorizonForecast(
        key,
        origin,
        600_000,
        SignalKind.COUNT,
        mean[0],
        mean,
        quantiles,
        Trust.TRAINED,
        0.95,
        List.of());
  }

  private ScalingChart scaling(String service) {
    long[] times = shop.times();
    double[] demand =
        Arrays.stream(times).mapToDouble(t -> shop.value(service, "requests", t) / 60).toArray();
    double capacity = Arrays.stream(demand).max().orElseThrow() / 12;
    List<Recommendation> recommendations =
        IntStream.range(0, times.length)
            .mapToObj(i -> recommendation(service, times[i], capacity))
            .toList();
    return ScalingChart.of(
        service,
        new ScalingChart.Demand(times, shop.windowMillis(), demand, capacity),
        ReplicasInForce.of(recommendations, times, 5),
        new ReactiveHpa(0.8, capacity, 2, 40, LEAD).replicas(times, demand, 5),
        new Regret(12.5, 140),
        LIMIT);
  }

  private Recommendation recommendation(String service, long time, double capacity) {
    double forecast = 1.12 * shop.expected(service, "requests", time + LEAD) / 60;
    int replicas = Math.max(2, Provisioning.needed(forecast, capacity));
    return Recommended.replicas(new ServiceKey("shop", service), time, LEAD, replicas);
  }
}
