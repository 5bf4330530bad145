package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.shop.ShopTruth.ServiceCall;
import io.foretide.model.series.Signals;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A root cause deep in the call graph of the eventful shop (seed 13), and who follows it. */
class DependencyIncidentTest {
  private static final ShopSettings SETTINGS = ShopSettings.eventful();
  private static RecordedWindows shop;

  @BeforeAll
  static void record() {
    shop = new RecordedWindows(SETTINGS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("incidents")
  void victimsFollowTheirCause(String id, Incident incident) {
    assertThat(incident.id()).isEqualTo(id);
    double cause = departure(incident, incident.service());

    assertThat(cause).isGreaterThan(1);
    for (String victim : incident.alsoAffected()) {
      assertThat(departure(incident, victim)).as(victim).isGreaterThan(0.06).isLessThan(cause);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 13, 42})
  void theTruthNamesTheCauseAndAllItsCallers(long seed) {
    ShopTruth truth = new ShopTraffic(SETTINGS.withSeed(seed)).truth();
    List<Incident> incidents = dependencies(truth).toList();

    assertThat(incidents).hasSizeGreaterThanOrEqualTo(8);
    for (Incident incident : incidents) {
      assertThat(incident.alsoAffected())
          .isNotEmpty()
          .doesNotContain(incident.service())
          .containsAll(
              truth.calls().stream()
                  .filter(call -> call.service().equals(incident.service()))
                  .map(ServiceCall::caller)
                  .toList());
    }
  }

  @Test
  void severalServicesAreCauses() {
    assertThat(dependencies(shop.traffic.truth()).map(Incident::service).distinct())
        .containsExactlyInAnyOrder("payment", "inventory", "pricing");
  }

  static Stream<Object[]> incidents() {
    return dependencies(new ShopTraffic(SETTINGS).truth())
        .map(incident -> new Object[] {incident.id(), incident});
  }

  private static Stream<Incident> dependencies(ShopTruth truth) {
    return truth.incidents().stream()
        .filter(incident -> incident.kind() == IncidentKind.DEPENDENCY);
  }

  /**
   * How far a service is from the half hour before: how many times longer its median request takes
   * beyond one, or its share of errors in units of a twentieth; the larger.
   */
  private static double departure(Incident incident, String service) {
    long start = incident.startMillis();
    int minutes = shop.minute(incident.endMillis()) - shop.minute(start);
    long before = start - 30 * ShopSettings.WINDOW_MILLIS;
    double slower =
        shop.mean(service, Signals.LATENCY_P50, start, minutes)
                / shop.mean(service, Signals.LATENCY_P50, before, 30)
            - 1;
    double failing =
        shop.mean(service, Signals.ERRORS, start, minutes)
            - shop.mean(service, Signals.ERRORS, before, 30);
    return Math.max(slower, failing / 0.05);
  }
}
