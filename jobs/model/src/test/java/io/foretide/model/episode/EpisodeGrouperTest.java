package io.foretide.model.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.CallGraph.Call;
import io.foretide.model.series.DeterministicId;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A tenant whose services call one another so:
 *
 * <pre>
 *   gateway ─┬─▶ cart ─────▶ stock
 *            └─▶ checkout ─▶ payment          mail (alone)
 * </pre>
 */
class EpisodeGrouperTest {
  private static final long MINUTE = 60_000;

  private final CallGraph graph = new CallGraph();
  private final EpisodeGrouper grouper = new EpisodeGrouper(EpisodeSettings.defaults());
  private OpenEpisodes open = new OpenEpisodes();

  EpisodeGrouperTest() {
    graph.note(new Call("gateway", "cart"), 0);
    graph.note(new Call("gateway", "checkout"), 0);
    graph.note(new Call("cart", "stock"), 0);
    graph.note(new Call("checkout", "payment"), 0);
  }

  @Test
  void oneAlertOpensAnEpisodeThatClosesAfterTheGrace() {
    Alert fired = firing("cart", "errors", 10);
    Episode opened = take(fired).get(0);
    Episode over = take(resolved(fired, 20)).get(0);

    assertThat(opened.state()).isEqualTo(EpisodeState.OPEN);
    assertThat(opened.revision()).isZero();
    assertThat(opened.services()).containsExactly("cart");
    assertThat(over.state()).isEqualTo(EpisodeState.OPEN);
    assertThat(pass(25 * MINUTE - 1)).isEmpty();
    assertThat(grouper.closesAtMillis(open)).isEqualTo(25 * MINUTE);
    assertThat(pass(25 * MINUTE))
        .singleElement()
        .satisfies(
            closed -> {
              assertThat(closed.episodeId()).isEqualTo(opened.episodeId());
              assertThat(closed.state()).isEqualTo(EpisodeState.CLOSED);
              assertThat(closed.revision()).isEqualTo(2);
              assertThat(closed.endedAtMillis()).isEqualTo(20 * MINUTE);
            });
    assertThat(open.isEmpty()).isTrue();
  }

  @Test
  void alertsOfAServiceAreOneEpisode() {
    take(firing("cart", "errors", 10));
    Episode both = take(firing("cart", "latency.p95", 40)).get(0);

    assertThat(both.alertCount()).isEqualTo(2);
    assertThat(open.all()).hasSize(1);
  }

  @Test
  void alertsOfServicesThatCallOneAnotherAreOneEpisode() {
    take(firing("payment", "errors", 10));
    take(firing("checkout", "errors", 11));
    Episode all = take(firing("gateway", "errors", 12)).get(0);

    assertThat(all.services()).containsExactlyInAnyOrder("payment", "checkout", "gateway");
    assertThat(all.service()).isEqualTo("payment");
  }

  @Test
  void alertsOfServicesThatHaveNothingToDoWithOneAnotherAreTwo() {
    take(firing("payment", "errors", 10));
    take(firing("mail", "errors", 10));

    assertThat(open.all()).hasSize(2);
  }

  @Test
  void whatBeginsMuchLaterNextToItIsAnotherEpisode() {
    take(firing("checkout", "errors", 10));
    take(firing("payment", "errors", 26));

    assertThat(open.all()).hasSize(2);
  }

  @Test
  void aVictimOfWhatIsInForceJoinsHoweverLateItShows() {
    Alert cause = firing("payment", "errors", 10);
    take(cause);
    take(firing("checkout", "errors", 50));
    assertThat(open.all()).hasSize(1);

    take(firing("gateway", "requests", 90));
    assertThat(open.all()).as("a crowd comes from nobody who is called").hasSize(2);
  }

  @Test
  void whatBeginsMuchLaterNextToWhatIsOverIsAnotherEpisode() {
    Alert cause = firing("payment", "errors", 10);
    take(cause);
    take(resolved(cause, 50));
    take(firing("checkout", "errors", 51));

    assertThat(open.all()).hasSize(2);
  }

  @Test
  void episodesThatTurnOutToBeOneMergeIntoTheFirst() {
    Episode first = take(firing("stock", "errors", 10)).get(0);
    Episode second = take(firing("gateway", "errors", 11)).get(0);
    List<Episode> merged = take(firing("cart", "errors", 12));

    assertThat(merged)
        .satisfiesExactly(
            closed -> {
              assertThat(closed.episodeId()).isEqualTo(second.episodeId());
              assertThat(closed.state()).isEqualTo(EpisodeState.CLOSED);
              assertThat(closed.mergedInto()).isEqualTo(first.episodeId());
            },
            whole -> {
              assertThat(whole.episodeId()).isEqualTo(first.episodeId());
              assertThat(whole.alertCount()).isEqualTo(3);
            });
  }

  @Test
  void theCalleeWhoseOwnFailuresNobodyExplainsIsTheLikeliestCause() {
    take(firing("gateway", "errors", 10));
    take(firing("checkout", "errors", 10));
    Episode all = take(firing("payment", "errors", 10)).get(0);

    assertThat(all.causes()).extracting(Cause::service).startsWith("payment");
    assertThat(all.causes().get(0).weight()).isGreaterThan(0.6);
    assertThat(all.causes().stream().mapToDouble(Cause::weight).sum()).isCloseTo(1, within(1e-9));
    assertThat(all.explanation()).contains("Probably caused by payment");
    assertThat(all.title()).endsWith("(and 2 more services)");
  }

  @Test
  void theCallerIsTheLikeliestCauseOfACrowd() {
    take(firing("checkout", "requests", 10));
    take(firing("payment", "requests", 10));
    Episode all = take(firing("gateway", "requests", 10)).get(0);

    assertThat(all.causes()).extracting(Cause::service).startsWith("gateway");
  }

  @Test
  void aCrowdOverloadsAllThatItReaches() {
    take(firing("gateway", "requests", 10));
    take(firing("checkout", "requests", 10));
    take(firing("payment", "requests", 10));
    take(firing("payment", "latency.p95", 10));
    Episode all = take(firing("payment", "saturation", 10)).get(0);

    assertThat(all.causes()).extracting(Cause::service).startsWith("gateway");
  }

  @Test
  void whoIsSlowWithoutACrowdIsTheLikeliestCause() {
    take(firing("gateway", "requests", 10));
    Episode all = take(firing("checkout", "latency.p95", 10)).get(0);
    assertThat(all.causes().get(0).weight()).isCloseTo(0.5, within(1e-9));

    all = take(firing("checkout", "saturation", 10)).get(0);
    assertThat(all.causes()).extracting(Cause::service).startsWith("checkout");
  }

  @Test
  void operationsContributeByHowFarTheyAreOff() {
    take(firing("cart", "", "requests", 10, 400));
    take(firing("cart", "GET /cart", "requests", 10, 400));
    Episode all = take(firing("cart", "POST /items", "requests", 10, 200)).get(0);

    assertThat(all.contributors())
        .extracting(Contributor::operation)
        .containsExactly("GET /cart", "POST /items");
    assertThat(all.contributors().get(0).share()).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void aRevisionThatSaysNothingNewIsNotPublished() {
    Alert fired = firing("cart", "errors", 10);
    take(fired);

    assertThat(take(fired)).isEmpty();
    assertThat(take(severe(fired))).hasSize(1);
  }

  @Test
  void whatWasOverBeforeAnythingWasOpenOpensNothing() {
    assertThat(take(resolved(firing("cart", "errors", 10), 20))).isEmpty();
    assertThat(open.isEmpty()).isTrue();
  }

  @Test
  void anAlertWithinTheGraceGoesOnWithTheEpisode() {
    Alert fired = firing("cart", "errors", 10);
    Episode opened = take(fired).get(0);
    take(resolved(fired, 20));

    assertThat(take(firing("cart", "errors", 21)).get(0).episodeId()).isEqualTo(opened.episodeId());
  }

  @Test
  void followsABoundedNumberOfAlertsAndCountsTheRest() {
    Episode last = null;
    for (int i = 0; i < OpenEpisode.MOST_ALERTS + 40; i++) {
      for (Episode episode : take(firing("cart", "GET /" + i, "errors", 10, 200))) {
        last = episode;
      }
    }

    assertThat(last.alertCount()).isEqualTo(OpenEpisode.MOST_ALERTS + 40);
    assertThat(last.alerts()).hasSize(50);
    assertThat(last.contributors()).hasSize(10);
  }

  @Test
  void tellsOfWhatIsInForceRatherThanOfWhatIsOver() {
    Alert grave = severe(firing("cart", "errors", 10));
    take(grave);
    assertThat(take(firing("cart", "latency.p95", 11)).get(0).title()).contains("errors");
    Alert over =
        alert(
            grave.key(),
            2,
            AlertState.RESOLVED,
            Severity.CRITICAL,
            10,
            20,
            20 * MINUTE,
            grave.value());
    Episode told = take(over).get(0);

    assertThat(told.title()).contains("latency.p95");
    assertThat(told.severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void whatIsInForceTakesThePlaceOfWhatIsOver() {
    Alert over = firing("cart", "GET /0", "errors", 10, 200);
    take(over);
    for (int i = 1; i < OpenEpisode.MOST_ALERTS; i++) {
      take(firing("cart", "GET /" + i, "errors", 10, 200));
    }
    take(resolved(over, 20));
    Alert last = firing("cart", "POST /", "errors", 21, 200);
    Episode told = take(last).get(0);

    assertThat(told.alertCount()).isEqualTo(OpenEpisode.MOST_ALERTS + 1);
    assertThat(open.all().get(0).has(last.alertId())).isTrue();
    assertThat(open.all().get(0).has(over.alertId())).isFalse();
  }

  @Test
  void allThatIsToldAtAMomentIsOneRevision() {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      alerts.add(firing("cart", "GET /" + i, "errors", 10, 200));
    }

    assertThat(takeAll(alerts))
        .extracting(Episode::revision, Episode::alertCount)
        .containsExactly(tuple(0, 20));
  }

  @Test
  void whatTurnsOutToBeOneAtOnceWasNeverTwo() {
    List<Alert> alerts =
        List.of(
            firing("stock", "errors", 10),
            firing("gateway", "errors", 10),
            firing("cart", "errors", 10));

    assertThat(takeAll(alerts))
        .singleElement()
        .satisfies(
            episode -> {
              assertThat(episode.mergedInto()).isNull();
              assertThat(episode.services()).containsExactlyInAnyOrder("stock", "gateway", "cart");
            });
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theOrderInWhichAlertsOfAWindowComeChangesNothing(long seed) {
    List<Alert> alerts = new ArrayList<>();
    for (String service : List.of("gateway", "cart", "stock", "checkout", "payment", "mail")) {
      alerts.add(firing(service, "errors", 10));
      alerts.add(firing(service, "latency.p95", 11));
    }
    List<Episode> inOrder = takeAll(alerts);
    open = new OpenEpisodes();
    Collections.shuffle(alerts, new Random(seed));

    assertThat(takeAll(alerts)).isEqualTo(inOrder);
  }

  private List<Episode> takeAll(List<Alert> alerts) {
    WaitingAlerts waiting = new WaitingAlerts();
    alerts.forEach(waiting::add);
    return grouper.advance(
        WaitingAlerts.decode(waiting.encode()).takeUntil(Long.MAX_VALUE), open, graph, 0);
  }

  /** Takes an alert by a state that has been stored and read in between. */
  private List<Episode> take(Alert alert) {
    open = OpenEpisodes.decode(open.encode());
    return grouper.advance(List.of(alert), open, graph, alert.updatedAtMillis());
  }

  private List<Episode> pass(long nowMillis) {
    return grouper.advance(List.of(), open, graph, nowMillis);
  }

  private static Alert firing(String service, String signal, int minute) {
    return firing(service, "", signal, minute, 200);
  }

  private static Alert firing(
      String service, String operation, String signal, int minute, double value) {
    SeriesKey key = new SeriesKey("shop", service, operation, signal);
    return alert(
        key, 0, AlertState.FIRING, Severity.WARNING, minute, minute + 3, Alert.NOT_ENDED, value);
  }

  private static Alert resolved(Alert alert, int minute) {
    return alert(
        alert.key(),
        1,
        AlertState.RESOLVED,
        alert.severity(),
        (int) (alert.startedAtMillis() / MINUTE),
        minute,
        minute * MINUTE,
        alert.value());
  }

  private static Alert severe(Alert alert) {
    return alert(
        alert.key(),
        1,
        AlertState.FIRING,
        Severity.CRITICAL,
        (int) (alert.startedAtMillis() / MINUTE),
        15,
        Alert.NOT_ENDED,
        alert.value());
  }

  private static Alert alert(
      SeriesKey key,
      int revision,
      AlertState state,
      Severity severity,
      int startMinute,
      int atMinute,
      long endedAtMillis,
      double value) {
    return new Alert(
        DeterministicId.of(key.id(), Integer.toString(startMinute)),
        revision,
        key,
        "seasonal-deviation",
        state,
        severity,
        1,
        startMinute * MINUTE,
        (startMinute + 3) * MINUTE,
        atMinute * MINUTE,
        endedAtMillis,
        value,
        100,
        90,
        110,
        0.8,
        3,
        key.title() + " " + value + " since 00:10, expected 100",
        Trust.TRAINED,
        false,
        List.of(),
        "");
  }
}
