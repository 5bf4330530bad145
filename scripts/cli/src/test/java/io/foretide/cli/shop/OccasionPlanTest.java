package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccasionPlanTest {
  private static final ShopSettings SETTINGS = ShopSettings.eventful();
  private final OccasionPlan plan = new OccasionPlan(SETTINGS);

  @Test
  void everyKindIsToldWithItsTime() {
    assertThat(plan.occasions()).hasSize(OccasionKind.values().length);
    assertStart(OccasionKind.BATCH_JOB, "2026-02-24T05:00:00Z");
    assertStart(OccasionKind.MAINTENANCE, "2026-03-22T03:00:00Z");
    assertStart(OccasionKind.DST_CHANGE, "2026-03-29T01:00:00Z");
    assertStart(OccasionKind.DEPLOYMENT, "2026-04-01T12:00:00Z");
    assertStart(OccasionKind.HOLIDAY, "2026-04-05T22:00:00Z");
  }

  @Test
  void whatATruthTellsIsFitForACalendar() {
    for (Occasion occasion : new ShopTraffic(SETTINGS).truth().occasions()) {
      assertThat(occasion.startMillis()).isLessThan(occasion.endMillis());
      assertThat(ZoneId.of(occasion.zone())).isEqualTo(ZoneId.of("Europe/Berlin"));
      assertThat(occasion.recurrence()).isIn("", Occasion.DAILY, Occasion.SUNDAYS);
    }
  }

  @Test
  void whatRecursKeepsItsTimeOnTheClockOfItsZone() {
    Occasion batch = plan.of(OccasionKind.BATCH_JOB).orElseThrow();

    assertThat(batch.covers(millis("2026-03-28T05:00:00Z"))).isTrue();
    assertThat(batch.covers(millis("2026-03-28T05:25:00Z"))).isFalse();
    assertThat(batch.covers(millis("2026-03-29T04:00:00Z"))).isTrue();
    assertThat(batch.covers(millis("2026-03-29T05:00:00Z"))).isFalse();
    assertThat(batch.covers(millis("2026-02-23T05:00:00Z"))).isFalse();
  }

  @Test
  void nobodyElseNoticesMaintenance() {
    Disturbance hardest = new Disturbance(0.15, 0.5, 3.5, 0.3, false);

    assertThat(
            new IncidentReach(new CallGraph(ShopStory.EVENTFUL))
                .affectedBy("notification", hardest))
        .isEmpty();
  }

  @Test
  void theReleaseIsAnIncidentAsWell() {
    Occasion release = plan.of(OccasionKind.DEPLOYMENT).orElseThrow();

    assertThat(new ShopTraffic(SETTINGS).truth().incidents())
        .filteredOn(incident -> incident.kind() == IncidentKind.LEVEL_SHIFT)
        .singleElement()
        .matches(incident -> incident.service().equals(release.service()))
        .matches(incident -> incident.startMillis() == release.startMillis())
        .matches(incident -> incident.endMillis() == release.endMillis());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 13, 42})
  void onlyTheReleaseAndOneIncidentDuringMaintenanceMeetAnOccasion(long seed) {
    List<Incident> meeting =
        new ShopTraffic(SETTINGS.withSeed(seed))
            .truth().incidents().stream()
                .filter(incident -> !plan.isFree(incident.startMillis(), incident.endMillis()))
                .toList();

    assertThat(meeting)
        .extracting(Incident::kind)
        .containsExactly(IncidentKind.LEVEL_SHIFT, IncidentKind.ERROR_BURST);
    assertThat(meeting.get(1).service()).isEqualTo("search");
    assertThat(plan.of(OccasionKind.MAINTENANCE).orElseThrow())
        .matches(work -> work.covers(meeting.get(1).startMillis()))
        .matches(work -> work.covers(meeting.get(1).endMillis()));
  }

  @Test
  void theEverydayShopHasNone() {
    assertThat(new OccasionPlan(ShopSettings.defaults()).occasions()).isEmpty();
  }

  @Test
  void aShortShopTellsOnlyOfWhatBeginsInIt() {
    assertThat(new OccasionPlan(SETTINGS.withLength(10, 0)).occasions())
        .extracting(Occasion::kind)
        .containsExactly(OccasionKind.BATCH_JOB);
  }

  private void assertStart(OccasionKind kind, String start) {
    assertThat(plan.of(kind).orElseThrow().startMillis()).as(kind.name()).isEqualTo(millis(start));
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
