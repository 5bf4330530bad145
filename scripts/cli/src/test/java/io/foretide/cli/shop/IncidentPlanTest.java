package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentPlanTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 7, 42})
  void everyKindStrikesAtLeastTwice(long seed) {
    Map<IncidentKind, Long> counts =
        incidents(seed).stream()
            .collect(Collectors.groupingBy(Incident::kind, Collectors.counting()));

    assertThat(counts).containsOnlyKeys(EnumSet.complementOf(EnumSet.of(IncidentKind.DEPENDENCY)));
    assertThat(counts.values()).allMatch(count -> count >= 2);
    assertThat(incidents(seed)).hasSize(17).extracting(Incident::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 7, 42})
  void incidentsStartAfterDayNineAndSixHoursApart(long seed) {
    ShopSettings settings = ShopSettings.defaults().withSeed(seed);
    List<Incident> history =
        incidents(seed).stream()
            .filter(incident -> incident.startMillis() < settings.rawStartMillis())
            .toList();

    assertThat(history).hasSize(14);
    assertThat(history.get(0).startMillis())
        .isGreaterThanOrEqualTo(settings.startMillis() + 9 * 24 * HOUR);
    for (int i = 1; i < history.size(); i++) {
      assertThat(history.get(i).startMillis())
          .isGreaterThanOrEqualTo(history.get(i - 1).endMillis() + 6 * HOUR);
    }
    assertThat(history.get(13).endMillis()).isLessThan(settings.rawStartMillis() - 6 * HOUR + 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 7, 42})
  void theRawPartHasThreeIncidentsWithRoomAround(long seed) {
    ShopSettings settings = ShopSettings.defaults().withSeed(seed);
    List<Incident> raw =
        incidents(seed).stream()
            .filter(incident -> incident.startMillis() >= settings.rawStartMillis())
            .toList();

    assertThat(raw)
        .extracting(Incident::kind)
        .containsExactly(
            IncidentKind.ERROR_BURST, IncidentKind.LATENCY_REGRESSION, IncidentKind.DROP_TO_ZERO);
    assertThat(raw.get(0).startMillis())
        .isGreaterThanOrEqualTo(settings.rawStartMillis() + 15 * MINUTE);
    assertThat(raw.get(2).endMillis()).isLessThanOrEqualTo(settings.endMillis() - 10 * MINUTE);
    for (int i = 1; i < raw.size(); i++) {
      assertThat(raw.get(i).startMillis()).isGreaterThanOrEqualTo(raw.get(i - 1).endMillis());
      assertThat(raw.get(i - 1).alsoAffected()).doesNotContain(raw.get(i).service());
    }
  }

  @Test
  void incidentsComeByDayAndByNight() {
    List<Long> hours =
        IntStream.rangeClosed(1, 5)
            .boxed()
            .flatMap(seed -> incidents(seed).stream())
            .map(incident -> incident.startMillis() / HOUR % 24)
            .toList();

    assertThat(hours).anyMatch(hour -> hour < 5).anyMatch(hour -> hour >= 9 && hour < 18);
    assertThat(hours.stream().distinct()).hasSizeGreaterThan(15);
  }

  @Test
  void anIncidentTellsWhomElseItAffects() {
    assertThat(affectedBy(IncidentScript.OUTAGE, "checkout"))
        .containsExactlyInAnyOrder("gateway", "payment", "inventory", "shipping");
    assertThat(affectedBy(IncidentScript.LATENCY_REGRESSION, "payment")).containsOnly("checkout");
    assertThat(affectedBy(IncidentScript.DROP_TO_ZERO, "search")).isEmpty();
    assertThat(affectedBy(IncidentScript.FLASH_CROWD, "gateway")).hasSize(9);
  }

  @Test
  void aShortHistoryHasNoIncidents() {
    assertThat(new ShopTraffic(ShopSettings.defaults().withLength(9, 20)).truth().incidents())
        .isEmpty();
  }

  @Test
  void aReleaseStaysAndOtherIncidentsEnd() {
    PlannedIncident shift = planned(IncidentScript.LATENCY_SHIFT, "search", 2);
    PlannedIncident outage = planned(IncidentScript.OUTAGE, "search", 0.95);

    assertThat(shift.at(10 * HOUR)).isEqualTo(Disturbance.latency(2));
    assertThat(outage.at(10 * HOUR)).isEqualTo(Disturbance.CALM);
    assertThat(shift.at(HOUR - 1)).isEqualTo(Disturbance.CALM);
  }

  private static List<String> affectedBy(IncidentScript script, String service) {
    return new IncidentReach(new CallGraph(ShopStory.EVERYDAY))
        .told(planned(script, service, script == IncidentScript.OUTAGE ? 0.95 : 3))
        .incident()
        .alsoAffected();
  }

  /** From 01:00 to 02:00. */
  private static PlannedIncident planned(IncidentScript script, String service, double size) {
    Incident incident =
        new Incident("x", script.kind(), service, HOUR, 2 * HOUR, script.signals(), List.of(), "");
    return new PlannedIncident(incident, script, size);
  }

  private static List<Incident> incidents(long seed) {
    return new ShopTraffic(ShopSettings.defaults().withSeed(seed)).truth().incidents();
  }
}
