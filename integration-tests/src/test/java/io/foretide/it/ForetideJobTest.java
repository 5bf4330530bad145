package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.WorkloadPolicy;
import io.foretide.model.scaling.WorkloadReading;
import io.foretide.model.scaling.WorkloadScaler;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Signals;
import io.foretide.scaling.ScalingForecastSettings;
import io.foretide.suite.ForetideJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry in, alerts and recommendations out: the main job on a real broker. */
class ForetideJobTest {
  private static final String PREFIX = "";
  private static final long SEED = 7;
  private static final Set<ServiceKey> WORKLOADS =
      Set.of(
          new ServiceKey(SmallShop.TENANT, "checkout"),
          new ServiceKey(SmallShop.TENANT, "catalog"));

  @TempDir private static Path folder;
  private static TestBroker broker;

  @BeforeAll
  static void runTheJobOverTenDays() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
    broker.createTopics(PREFIX, 4);
    broker.produce(
        SmallShop.readings(SEED).stream()
            .map(reading -> TestBroker.telemetry(PREFIX, reading))
            .toList());
    new TestFlink(folder)
        .run(
            ForetideJob.JOB,
            environment -> ForetideJob.wire(environment, ShopJobs.foretide(broker, PREFIX)));
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @Test
  void writesEveryWindowOfEverySeriesOnceAndInOrder() throws Exception {
    List<SeriesWindow> windows = broker.read(PREFIX, SeriesWindowsTopic.TOPIC);
    // Three sampled series a service throughout; of the raw requests also two more quantiles, and
    // five series of their operation.
    assertThat(windows).hasSize(9 * SmallShop.WINDOWS + 7 * SmallShop.RAW_WINDOWS);
    Map<SeriesKey, Long> last = new LinkedHashMap<>();
    for (SeriesWindow window : windows) {
      Long before = last.put(window.key(), window.startMillis());
      assertThat(before == null || before + SmallShop.WIDTH == window.startMillis())
          .as("the window before %s began at %s", window, before)
          .isTrue();
    }
    assertThat(broker.read(PREFIX, DeadLettersTopic.TOPIC)).isEmpty();
  }

  @Test
  void saysOfTheSilentHourThatNothingWasServedAndNothingElseIsKnown() throws Exception {
    List<SeriesWindow> silent =
        broker.read(PREFIX, SeriesWindowsTopic.TOPIC).stream()
            .filter(window -> window.key().service().equals("catalog"))
            .filter(window -> within(window.startMillis(), SmallShop.OUTAGE))
            .toList();
    assertThat(silent).hasSize(3 * 12);
    assertThat(silent)
        .allSatisfy(
            window -> assertThat(window.value()).isEqualTo(silentValue(window.key().signal())));
  }

  private static Double silentValue(String signal) {
    return signal.equals(Signals.REQUESTS) ? 0 : Double.NaN;
  }

  @Test
  void scoresEveryWindow() throws Exception {
    List<SeriesWindow> windows = broker.read(PREFIX, SeriesWindowsTopic.TOPIC);
    List<ScoredWindow> baselines = broker.read(PREFIX, BaselinesTopic.TOPIC);
    // What siblings show is for the baseline, which does not repeat it.
    assertThat(baselines.stream().map(ScoredWindow::window))
        .containsExactlyInAnyOrderElementsOf(
            windows.stream().map(window -> window.with(null)).toList());
    assertThat(baselines).allSatisfy(scored -> assertThat(scored.score()).isBetween(0.0, 1.0));
  }

  @Test
  void alertsOnTheServiceWithTheErrorBurstAndOnTheOneThatIsDown() throws Exception {
    List<Alert> alerts = broker.read(PREFIX, AlertsTopic.TOPIC);
    assertThat(alerts)
        .anySatisfy(alert -> assertIncident(alert, "checkout", Signals.ERRORS, 1, SmallShop.BURST));
    assertThat(alerts)
        .anySatisfy(
            alert -> assertIncident(alert, "catalog", Signals.REQUESTS, -1, SmallShop.OUTAGE));
    assertThat(alerts.stream().map(alert -> alert.key().service()))
        .containsOnly("checkout", "catalog");
  }

  private static void assertIncident(
      Alert alert, String service, String signal, int direction, Instant incident) {
    assertThat(alert.key()).isEqualTo(new SeriesKey(SmallShop.TENANT, service, "", signal));
    assertThat(alert.direction()).isEqualTo(direction);
    assertThat(alert.startedAtMillis()).isEqualTo(incident.toEpochMilli());
    assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(alert.explanation()).startsWith(service);
  }

  @Test
  void keepsTheRevisionsOfAnAlertTogetherAndWithoutGaps() throws Exception {
    Map<String, List<Alert>> byId =
        broker.read(PREFIX, AlertsTopic.TOPIC).stream()
            .collect(
                Collectors.groupingBy(Alert::alertId, LinkedHashMap::new, Collectors.toList()));
    Set<List<Object>> episodes = new HashSet<>();
    byId.forEach(
        (id, revisions) -> {
          assertThat(revisions.stream().map(Alert::revision))
              .as("revisions of %s", id)
              .containsExactlyElementsOf(IntStream.range(0, revisions.size()).boxed().toList());
          assertThat(revisions.stream().map(Alert::startedAtMillis).distinct()).hasSize(1);
          assertThat(revisions.stream().map(Alert::key).distinct()).hasSize(1);
          Alert first = revisions.get(0);
          assertThat(episodes.add(List.of(first.key(), first.rule(), first.startedAtMillis())))
              .as("one id for the episode of %s", first)
              .isTrue();
        });
  }

  @Test
  void keysAlertsByTheirId() throws Exception {
    for (var record : broker.records(PREFIX, AlertsTopic.TOPIC)) {
      String id = AlertsTopic.TOPIC.codec().decode(record.value()).getAlertId();
      assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(id);
    }
  }

  @Test
  void recommendsReplicasForEveryNamedWorkloadAndNoOther() throws Exception {
    List<Recommendation> recommendations = broker.read(PREFIX, RecommendationsTopic.TOPIC);
    assertThat(recommendations.stream().map(Recommendation::workload).collect(Collectors.toSet()))
        .isEqualTo(WORKLOADS);
    assertThat(recommendations.stream().map(Recommendation::recommendationId))
        .doesNotHaveDuplicates();
    assertThat(recommendations)
        .allSatisfy(
            recommendation ->
                assertThat(recommendation.replicas())
                    .isBetween(Math.max(1, recommendation.reactiveReplicas()), 100));
  }

  /** What is simulated and what runs are the same. */
  @Test
  void recommendsWhatTheModelDoesOverTheSameWindows() throws Exception {
    ServiceKey checkout = new ServiceKey(SmallShop.TENANT, "checkout");
    WorkloadPolicy policy =
        ScalingForecastSettings.from(new Configuration()).policy().withCapacity(2);
    WorkloadScaler scaler = new WorkloadScaler(checkout, policy, SmallShop.WIDTH);
    List<Recommendation> expected =
        broker.read(PREFIX, SeriesWindowsTopic.TOPIC).stream()
            .filter(window -> window.key().serviceKey().equals(checkout))
            .filter(window -> window.key().signal().equals(Signals.REQUESTS))
            .map(ForetideJobTest::reading)
            .map(reading -> scaler.learn(reading).recommendation())
            .filter(Objects::nonNull)
            .toList();
    assertThat(broker.read(PREFIX, RecommendationsTopic.TOPIC))
        .filteredOn(made -> made.workload().equals(checkout))
        .isEqualTo(expected)
        .isNotEmpty();
  }

  private static WorkloadReading reading(SeriesWindow window) {
    double perSecond = window.value() * 1000 / SmallShop.WIDTH;
    return WorkloadReading.unknown(window.startMillis(), window.endMillis()).withDemand(perSecond);
  }

  @Test
  void forecastsTheDemandOfEveryService() throws Exception {
    List<HorizonForecast> forecasts = broker.read(PREFIX, ForecastsTopic.TOPIC);
    assertThat(forecasts.stream().map(forecast -> forecast.key().service()).distinct())
        .containsExactlyInAnyOrder("checkout", "catalog", "search");
    int horizon = (int) (Duration.ofHours(1).toMillis() / SmallShop.WIDTH);
    assertThat(forecasts)
        .allSatisfy(
            forecast -> {
              assertThat(forecast.key().signal()).isEqualTo(Signals.REQUESTS);
              assertThat(forecast.horizon()).isEqualTo(horizon);
              for (int step = 1; step <= horizon; step++) {
                for (int level = 1; level < HorizonForecast.LEVELS.size(); level++) {
                  assertThat(forecast.quantile(step, level))
                      .isGreaterThanOrEqualTo(forecast.quantile(step, level - 1));
                }
              }
            });
  }

  private static boolean within(long millis, Instant hour) {
    return millis >= hour.toEpochMilli() && millis < hour.plus(Duration.ofHours(1)).toEpochMilli();
  }
}
