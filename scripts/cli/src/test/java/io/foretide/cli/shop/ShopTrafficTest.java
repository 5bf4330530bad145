package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTrafficTest {
  private static final ShopSettings SHORT = ShopSettings.defaults().withLength(2, 40);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 7, 99})
  void aSeedAlwaysTellsTheSameStory(long seed) {
    ShopTraffic traffic = new ShopTraffic(SHORT.withSeed(seed));

    assertThat(fingerprint(traffic)).isEqualTo(fingerprint(traffic));
    assertThat(fingerprint(new ShopTraffic(SHORT.withSeed(seed)))).isEqualTo(fingerprint(traffic));
  }

  @Test
  void anotherSeedTellsAnotherStory() {
    assertThat(fingerprint(new ShopTraffic(SHORT.withSeed(1))))
        .isNotEqualTo(fingerprint(new ShopTraffic(SHORT.withSeed(2))));
  }

  @Test
  void recordsArriveInOrderAndShortlyAfterTheirEventTime() {
    long previous = Long.MIN_VALUE;
    long newestEvent = Long.MIN_VALUE;
    int records = 0;
    int within2Seconds = 0;
    int outOfOrder = 0;
    for (ShopRecord shopRecord : new ShopTraffic(SHORT)) {
      assertThat(shopRecord.arrivalMillis()).isGreaterThanOrEqualTo(previous);
      previous = shopRecord.arrivalMillis();
      if (shopRecord.fault() == Fault.NONE) {
        long event = shopRecord.reading().eventTimeMillis();
        long delay = shopRecord.arrivalMillis() - event;
        assertThat(delay).isBetween(0L, SHORT.maxDelayMillis() - 1L);
        records++;
        within2Seconds += delay < 2_000 ? 1 : 0;
        outOfOrder += event < newestEvent ? 1 : 0;
        newestEvent = Math.max(newestEvent, event);
      }
    }
    assertThat((double) within2Seconds / records).isGreaterThan(0.97);
    assertThat((double) outOfOrder / records).isGreaterThan(0.1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8, 9})
  void lateRecordsComeFiveToFifteenMinutesAfterTheirEventAndBeforeTheEnd(long seed) {
    ShopSettings settings = SHORT.withSeed(seed);
    int late = 0;
    for (ShopRecord shopRecord : new ShopTraffic(settings)) {
      if (shopRecord.fault() == Fault.LATE) {
        late++;
        assertThat(shopRecord.arrivalMillis() - shopRecord.reading().eventTimeMillis())
            .isBetween(5 * 60_000L, 15 * 60_000L);
        assertThat(shopRecord.arrivalMillis()).isLessThan(settings.endMillis());
      }
    }
    assertThat(late).isEqualTo(settings.lateRecords());
  }

  @Test
  void aDuplicateRepeatsAGaugeSampleExactly() {
    Set<TelemetryReading> gauges = new HashSet<>();
    Set<TelemetryReading> duplicates = new HashSet<>();
    for (ShopRecord shopRecord : new ShopTraffic(SHORT)) {
      if (shopRecord.fault() == Fault.NONE && shopRecord.reading().kind() == Kind.GAUGE) {
        gauges.add(shopRecord.reading());
      } else if (shopRecord.fault() == Fault.DUPLICATE) {
        duplicates.add(shopRecord.reading());
      }
    }
    assertThat(duplicates).hasSize(SHORT.duplicateRecords());
    assertThat(gauges).containsAll(duplicates);
  }

  @Test
  void poisonIsOfEveryKind() {
    Set<String> kinds = new HashSet<>();
    int poison = 0;
    for (ShopRecord shopRecord : new ShopTraffic(SHORT)) {
      if (shopRecord.fault() == Fault.POISON) {
        poison++;
        kinds.add(poisonKind(shopRecord));
      }
    }
    assertThat(poison).isEqualTo(SHORT.poisonRecords());
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "0 bytes", "5 bytes", "64 bytes", "json", "NaN", "negative", "no service", "future");
  }

  @Test
  void theCallGraphShowsInTheRequests() {
    Set<String> edges = new HashSet<>();
    for (ShopRecord shopRecord : new ShopTraffic(SHORT.withLength(1, 60))) {
      TelemetryReading reading = shopRecord.reading();
      if (shopRecord.fault() == Fault.NONE && reading.kind() == Kind.REQUEST) {
        edges.add(reading.callerService() + ">" + reading.series().service());
        assertThat(reading.series().operation()).isNotEmpty();
      }
    }
    assertThat(edges)
        .contains(">gateway", "gateway>catalog", "checkout>payment", "cart>inventory")
        .hasSize(12);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {3, 7, 21})
  void theEstimateIsWithinFivePercent(long seed) {
    ShopTraffic traffic = new ShopTraffic(ShopSettings.defaults().withSeed(seed));
    long records = 0;
    for (ShopRecord shopRecord : traffic) {
      records += shopRecord.arrivalMillis() > 0 ? 1 : 0;
    }
    assertThat((double) traffic.truth().expectedRecords() / records).isCloseTo(1, within(0.05));
  }

  private static String poisonKind(ShopRecord shopRecord) {
    if (shopRecord.poison() != null) {
      byte[] bytes = shopRecord.poison();
      return bytes.length > 0 && bytes[0] == '{' ? "json" : bytes.length + " bytes";
    }
    TelemetryReading reading = shopRecord.reading();
    if (Double.isNaN(reading.value())) {
      return "NaN";
    }
    if (reading.series().service().isEmpty()) {
      return "no service";
    }
    return reading.value() < 0 ? "negative" : "future";
  }

  private static long fingerprint(ShopTraffic traffic) {
    long hash = 17;
    for (ShopRecord shopRecord : traffic) {
      hash = 31 * hash + shopRecord.arrivalMillis();
      hash = 31 * hash + shopRecord.fault().name().hashCode();
      hash = 31 * hash + Arrays.hashCode(shopRecord.poison());
      hash = 31 * hash + Objects.hashCode(shopRecord.reading());
    }
    return hash;
  }
}
