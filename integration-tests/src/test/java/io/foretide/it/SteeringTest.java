package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.Topic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import io.foretide.suite.ForetideJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people tell the running job, by the commands that they type, changes what it says within ten
 * seconds and without a restart; the windows go on meanwhile.
 */
class SteeringTest {
  private static final String PREFIX = "steered.";
  private static final long SEED = 17;
  private static final Duration MOST = Duration.ofSeconds(10);

  @TempDir private static Path folder;
  private static TestBroker broker;
  private static TestFlink flink;
  private static JobClient job;
  private static FailingShop shop;

  @BeforeAll
  static void learnEightDays() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
    broker.createTopics(PREFIX, 1);
    apply("kind: policy\nid: catalog\nscope: {service: catalog}\ndirection: none\n");
    flink = new TestFlink(folder);
    shop = new FailingShop(SEED);
    feed(FailingShop.EIGHT_DAYS);
    long learnt = shop.nowMillis();
    job = flink.startAlone(ForetideJob.JOB, graph -> ForetideJob.wire(graph, arguments()));
    broker.await(
        PREFIX,
        BaselinesTopic.TOPIC,
        scored -> scored.window().endMillis() >= learnt,
        Duration.ofMinutes(1),
        () -> feed(1));
  }

  private static String[] arguments() {
    List<String> arguments = new ArrayList<>(broker.arguments(PREFIX));
    arguments.addAll(ShopJobs.WIDTH);
    // What fails is not to become normal before the test is over.
    arguments.addAll(List.of("--baseline.shift-adopted-after", "7 d"));
    return arguments.toArray(String[]::new);
  }

  @AfterAll
  static void stop() throws Exception {
    try {
      flink.stop(job);
    } finally {
      broker.close();
    }
  }

  @Test
  void aCalendarMultipliesTheNextForecast() throws Exception {
    SeriesKey requests = FailingShop.series("search", Signals.REQUESTS);
    Predicate<HorizonForecast> isTold = forecast -> isShapedBy("sale", forecast.controls());
    HorizonForecast before =
        await(ForecastsTopic.TOPIC, forecast -> forecast.key().equals(requests));
    apply(
        """
        kind: calendar
        id: sale
        scope: {service: search, signal: requests}
        start: 2026-01-01
        end: 2027-01-01
        multiply-demand: 3
        """);
    HorizonForecast told = await(ForecastsTopic.TOPIC, isTold);

    assertThat(told.key()).isEqualTo(requests);
    assertThat(before.controls()).isEmpty();
    // The season has gone on by some windows of five minutes.
    assertThat(told.mean()[0] / told.lastValue()).isCloseTo(3, within(0.6));
  }

  /** Under the policy before, nothing would come of it. */
  @Test
  void aPolicyThatIsChangedHoldsForTheNextAlert() throws Exception {
    apply("kind: policy\nid: catalog\nscope: {service: catalog}\nowner: goods\n");
    shop.fail("catalog");
    Alert alert = await(AlertsTopic.TOPIC, raised -> isFiring(raised, "catalog"));
    Episode episode = await(EpisodesTopic.TOPIC, opened -> opened.services().contains("catalog"));

    assertThat(alert.owner()).isEqualTo("goods");
    assertThat(alert.controls()).singleElement().asString().startsWith("catalog@");
    assertThat(episode.controls()).containsAll(alert.controls());
  }

  @Test
  void feedbackEndsAnAlertAndItsEpisodeAndIsLearnt() throws Exception {
    SeriesKey errors = FailingShop.series("checkout", Signals.ERRORS);
    shop.fail("checkout");
    Alert firing = await(AlertsTopic.TOPIC, alert -> isFiring(alert, "checkout"));
    broker.foretide(PREFIX, "control", "feedback", firing.alertId(), "expected");
    Alert ended =
        await(
            AlertsTopic.TOPIC,
            alert -> alert.alertId().equals(firing.alertId()) && !isFiring(alert, "checkout"));
    ScoredWindow learnt =
        await(
            BaselinesTopic.TOPIC,
            scored ->
                scored.window().key().equals(errors)
                    && isShapedBy("feedback/" + firing.alertId(), scored.controls())
                    && scored.expected() > 0.1);

    assertThat(ended.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(isShapedBy("feedback/" + firing.alertId(), ended.controls())).isTrue();
    assertThat(learnt.expected()).isCloseTo(0.2, within(0.05));
    assertThat(await(EpisodesTopic.TOPIC, SteeringTest::isOfCheckoutAndOver).episodeId())
        .isNotEmpty();
  }

  private static boolean isOfCheckoutAndOver(Episode episode) {
    return episode.service().equals("checkout") && episode.state() == EpisodeState.CLOSED;
  }

  private static boolean isFiring(Alert alert, String service) {
    return alert.key().equals(FailingShop.series(service, Signals.ERRORS))
        && alert.state() == AlertState.FIRING;
  }

  private static boolean isShapedBy(String id, List<String> controls) {
    return controls.stream().anyMatch(mark -> mark.startsWith(id + "@"));
  }

  /** Waits for what a command changes, as from now on; every look lets five minutes pass. */
  private static <T, A extends SpecificRecordBase> T await(Topic<T, A> topic, Predicate<T> changed)
      throws Exception {
    return broker.await(PREFIX, topic, changed, MOST, () -> feed(1));
  }

  private static void feed(int windows) throws Exception {
    broker.produce(
        shop.next(windows).stream().map(reading -> TestBroker.telemetry(PREFIX, reading)).toList());
  }

  private static void apply(String control) throws Exception {
    Path file = Files.writeString(folder.resolve("control.yaml"), control);
    broker.foretide(PREFIX, "control", "apply", file.toString());
  }
}
