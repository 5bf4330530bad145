package io.foretide.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.shop.ShopRecord;
import io.foretide.cli.shop.ShopTraffic;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPlanTest {
  private static final Instant NOW = Instant.parse("2026-03-02T14:03:20Z");

  @Test
  void aLivePartAtThePaceOfTheClockBeginsNow() {
    FeedPlan plan = FeedPlan.of(13, 8, 120, 1, NOW);
    assertThat(Instant.ofEpochMilli(plan.shop().rawStartMillis()))
        .isEqualTo(Instant.parse("2026-03-02T14:03:00Z"));
    assertThat(plan.fed()).isEqualTo(plan.shop().startMillis());
    assertThat(Duration.between(Instant.ofEpochMilli(plan.fed()), NOW)).hasDays(8);
    assertThat(plan.due(plan.shop().rawStartMillis())).isEqualTo(NOW);
    assertThat(plan.due(plan.shop().endMillis())).isEqualTo(NOW.plus(Duration.ofHours(2)));
  }

  @Test
  void aFasterOneBeginsSoMuchEarlierThatItCatchesUp() {
    FeedPlan plan = FeedPlan.of(13, 8, 120, 60, NOW);
    assertThat(plan.due(plan.shop().rawStartMillis())).isEqualTo(NOW);
    assertThat(plan.ends()).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
    assertThat(Instant.ofEpochMilli(plan.shop().endMillis()))
        .isEqualTo(Instant.parse("2026-03-02T14:05:00Z"));
  }

  @Test
  void withoutAHistoryOnlyTheLivePartIsFed() {
    FeedPlan plan = FeedPlan.of(13, 0, 60, 1, NOW);
    assertThat(plan.fed()).isEqualTo(plan.shop().rawStartMillis());
    assertThat(plan.due(plan.fed())).isEqualTo(NOW);
  }

  @ParameterizedTest(name = "at speed {0}")
  @ValueSource(doubles = {1, 7.5, 1000})
  void noRecordIsDueBeforeItsTime(double speed) {
    FeedPlan plan = FeedPlan.of(13, 1, 30, speed, NOW);
    for (ShopRecord record : new ShopTraffic(plan.shop())) {
      Instant arrival = Instant.ofEpochMilli(record.arrivalMillis());
      if (arrival.isBefore(Instant.ofEpochMilli(plan.shop().endMillis()))) {
        assertThat(plan.due(record.arrivalMillis())).isAfterOrEqualTo(arrival);
      }
    }
  }
}
