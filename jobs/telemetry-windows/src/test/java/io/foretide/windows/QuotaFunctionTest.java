package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.incoming;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.fixtures.FunctionHarness;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant may have three operations and metrics here. */
class QuotaFunctionTest {
  private static final TelemetryWindowsSettings SETTINGS = ClosingService.maxSeriesPerTenant(3);
  private static final long EXPIRED = 2 * SETTINGS.expireAfter();

  private FunctionHarness<String, WindowPartial, WindowPartial> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new FunctionHarness<>(
                new QuotaFunction(SETTINGS), partial -> partial.service().tenant(), Types.STRING)
            .open();
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void leavesWhatIsWithinTheQuotaAsItIs() throws Exception {
    WindowPartial partial = request("shop", "cart", "GET", START);
    harness.process(partial);
    requireUnchanged(harness.output(), partial);
    assertThat(harness.counter("numSumsOverQuota")).isZero();
  }

  @Test
  void keepsRequestsOverTheQuotaWithinTheirServiceSoThatItsWholeStaysRight() throws Exception {
    useUp("shop");
    harness.process(request("shop", "cart", "GET /made-up", START));
    assertThat(sums(harness.output()))
        .containsExactly("shop/cart " + new SumKey("__other__", "", Kind.REQUEST));
    assertThat(harness.counter("numSumsOverQuota")).isEqualTo(1);
  }

  @Test
  void foldsUnknownServicesIntoOne() throws Exception {
    useUp("shop");
    harness.process(request("shop", "made-up-1", "GET", START));
    harness.process(request("shop", "made-up-2", "PUT", START));
    harness.process(sample("shop", "made-up-3", Kind.GAUGE, "queue", START));
    harness.process(sample("shop", "made-up-3", Kind.COUNT, "jobs", START));
    assertThat(sums(harness.output()))
        .containsExactly(
            "shop/__other__ " + new SumKey("", "", Kind.REQUEST),
            "shop/__other__ " + new SumKey("", "", Kind.REQUEST),
            "shop/__other__ " + new SumKey("", "__other__", Kind.GAUGE),
            "shop/__other__ " + new SumKey("", "__other__", Kind.COUNT));
    assertThat(harness.counter("numSumsOverQuota")).isEqualTo(4);
  }

  @Test
  void leavesKnownSeriesAndOtherTenantsUntouchedWhenTheQuotaIsUsedUp() throws Exception {
    useUp("shop");
    harness.process(request("shop", "made-up", "GET", START));
    harness.output();
    WindowPartial known = request("shop", "cart", "GET 1", START + MINUTE);
    WindowPartial others = request("bank", "made-up", "GET", START + MINUTE);
    harness.process(known);
    harness.process(others);
    requireUnchanged(harness.output(), known, others);
    assertThat(harness.counter("numSumsOverQuota")).isEqualTo(1);
  }

  @Test
  void keepsItsMemoryWithinTheQuotaHoweverManyNamesAreMadeUp() throws Exception {
    useUp("shop");
    int entries = harness.stateEntries();
    for (int i = 0; i < 1000; i++) {
      harness.process(request("shop", "made-up-" + i, "GET", START));
    }
    assertThat(harness.stateEntries()).isEqualTo(entries);
  }

  @Test
  void givesThePlacesOfTheSilentToOthers() throws Exception {
    useUp("shop");
    harness.watermark(START + EXPIRED);
    harness.output();
    WindowPartial later = request("shop", "made-up", "GET", START + EXPIRED);
    harness.process(later);
    requireUnchanged(harness.output(), later);
  }

  @Test
  void keepsNoPlaceOfWhatIsHeard() throws Exception {
    useUp("shop");
    for (long time = START; time <= START + EXPIRED; time += MINUTE) {
      for (int i = 0; i < 3; i++) {
        harness.process(request("shop", "cart", "GET " + i, time));
      }
      harness.watermark(time);
    }
    harness.output();
    harness.process(request("shop", "made-up", "GET", START + EXPIRED));
    assertThat(sums(harness.output()))
        .containsExactly("shop/__other__ " + new SumKey("", "", Kind.REQUEST));
  }

  @Test
  void knowsAfterARestoreWhatItKnewBefore() throws Exception {
    useUp("shop");
    var snapshot = harness.snapshot();
    harness.close();
    harness =
        new FunctionHarness<>(
                new QuotaFunction(SETTINGS), partial -> partial.service().tenant(), Types.STRING)
            .restore(snapshot);
    harness.process(request("shop", "cart", "GET 0", START));
    harness.process(request("shop", "cart", "GET 9", START));
    assertThat(sums(harness.output()))
        .containsExactly(
            "shop/cart " + new SumKey("GET 0", "", Kind.REQUEST),
            "shop/cart " + new SumKey("__other__", "", Kind.REQUEST));
  }

  @Test
  void forgetsATenantOfWhichNothingIsHeard() throws Exception {
    useUp("shop");
    harness.watermark(START + EXPIRED);
    assertThat(harness.stateEntries()).isZero();
    assertThat(harness.timers()).isZero();
  }

  private static void requireUnchanged(List<WindowPartial> out, WindowPartial... partials) {
    assertThat(out).usingRecursiveFieldByFieldElementComparator().containsExactly(partials);
  }

  private void useUp(String tenant) throws Exception {
    for (int i = 0; i < 3; i++) {
      harness.process(request(tenant, "cart", "GET " + i, START));
    }
    harness.output();
  }

  private static WindowPartial request(String tenant, String service, String operation, long time) {
    SeriesKey series = new SeriesKey(tenant, service, operation, "");
    return WindowPartial.alone(
        incoming(TelemetryReading.request(time, series, 100, false, "")), SETTINGS.startOf(time));
  }

  private static WindowPartial sample(
      String tenant, String service, Kind kind, String signal, long time) {
    SeriesKey series = new SeriesKey(tenant, service, "", signal);
    return WindowPartial.alone(
        incoming(TelemetryReading.sample(kind, time, series, 1, 0)), SETTINGS.startOf(time));
  }

  /** Service and key of every sum. */
  private static List<String> sums(List<WindowPartial> partials) {
    List<String> all = new ArrayList<>();
    for (WindowPartial partial : partials) {
      ServiceKey service = partial.service();
      WindowSums.decode(partial.sums())
          .forEach((key, sum) -> all.add(service.tenant() + "/" + service.service() + " " + key));
    }
    return all;
  }
}
