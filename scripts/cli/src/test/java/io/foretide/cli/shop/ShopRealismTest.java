package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks at the whole default traffic (seed 13) as an analyst would. */
class ShopRealismTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static Recording recording;

  @BeforeAll
  static void record() {
    recording = new Recording(ShopSettings.defaults());
  }

  @Test
  void faultsAreAsManyAsOrdered() {
    assertThat(recording.faults)
        .containsEntry(Fault.LATE, 50)
        .containsEntry(Fault.DUPLICATE, 40)
        .containsEntry(Fault.POISON, 25);
  }

  @Test
  void theDayHasTwoHumpsAndAQuietNight() {
    double night = tuesday(3);
    double noon = tuesday(12);
    double afternoon = tuesday(16);
    double evening = tuesday(20);

    assertThat(noon).isGreaterThan(1.2 * afternoon).isBetween(15 * 60.0, 26 * 60.0);
    assertThat(evening).isGreaterThan(1.2 * noon).isBetween(25 * 60.0, 35 * 60.0);
    assertThat(night).isLessThan(0.2 * evening);
  }

  @Test
  void theSparseServiceIsSparse() {
    double[] requests = recording.of("shipping", Signals.REQUESTS);

    assertThat(Arrays.stream(requests).filter(Double::isFinite).average().orElseThrow())
        .isCloseTo(3, within(0.5));
    assertThat(Arrays.stream(requests).filter(count -> count == 0).count())
        .isGreaterThan(requests.length / 10);
  }

  @Test
  void aMinuteWithoutRequestsHasNoErrorsAndNoLatency() {
    double[] requests = recording.of("shipping", Signals.REQUESTS);
    double[] errors = recording.of("shipping", Signals.ERRORS);
    double[] latency = recording.of("shipping", Signals.LATENCY_P99);

    for (int minute = 0; minute < requests.length; minute++) {
      boolean served = requests[minute] > 0;
      assertThat(Double.isNaN(errors[minute])).isEqualTo(!served);
      assertThat(Double.isNaN(latency[minute])).isEqualTo(!served);
    }
  }

  @Test
  void aServiceThatDropsToZeroReportsNoRequestsAtAll() {
    Incident drop = first(IncidentKind.DROP_TO_ZERO);
    int from = recording.minute(drop.startMillis());
    int to = recording.minute(drop.endMillis());

    for (String signal : List.of(Signals.REQUESTS, Signals.ERRORS, Signals.LATENCY_P50)) {
      assertThat(Arrays.copyOfRange(recording.of(drop.service(), signal), from, to))
          .containsOnly(Double.NaN);
    }
    assertThat(Arrays.copyOfRange(recording.of(drop.service(), Signals.REPLICAS), from, to))
        .doesNotContain(Double.NaN);
  }

  @Test
  void rawRequestsContinueWhatMetricsSaid() {
    // a quarter of an hour before and after the change; the first raw incident starts later
    long raw = recording.settings.rawStartMillis();
    long quarter = HOUR / 4;
    DemandCurve demand = new DemandCurve(recording.settings);
    double ramp =
        demand.requestsPerSecond(raw + quarter / 2) / demand.requestsPerSecond(raw - quarter / 2);
    SoftAssertions softly = new SoftAssertions();
    for (String service : List.of("gateway", "cart", "inventory", "checkout")) {
      for (String signal : List.of(Signals.REQUESTS, Signals.LATENCY_P50, Signals.LATENCY_P95)) {
        double expected = signal.equals(Signals.REQUESTS) ? ramp : 1;
        double before = recording.mean(service, signal, raw - quarter, raw, false);
        double after = recording.mean(service, signal, raw, raw + quarter, false);
        softly
            .assertThat(after / before)
            .as(service + " " + signal)
            .isCloseTo(expected, within(0.2));
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("incidents")
  void anIncidentIsPlainlyVisible(String id, Incident incident) {
    assertThat(incident.id()).isEqualTo(id);
    for (String signal : incident.signals()) {
      if (incident.kind() == IncidentKind.FLASH_CROWD) {
        assertThat(highest(incident, signal, 0))
            .as(signal)
            .isGreaterThan(1.2 * highest(incident, signal, 1));
        continue;
      }
      double during = during(incident, signal);
      double usual = usual(incident, signal);
      if (signal.equals(Signals.ERRORS)) {
        assertThat(during).as(signal).isGreaterThan(usual + 0.05);
      } else if (fallsIn(incident, signal)) {
        assertThat(during).as(signal).isLessThan(0.5 * usual);
      } else {
        assertThat(during).as(signal).isGreaterThan(1.2 * usual);
      }
    }
  }

  static Stream<Object[]> incidents() {
    return new ShopTraffic(ShopSettings.defaults())
        .truth().incidents().stream().map(incident -> new Object[] {incident.id(), incident});
  }

  private static boolean fallsIn(Incident incident, String signal) {
    boolean load = signal.equals(Signals.REQUESTS) || signal.equals(Signals.SATURATION);
    return load
        && (incident.kind() == IncidentKind.OUTAGE || incident.kind() == IncidentKind.DROP_TO_ZERO);
  }

  private static double during(Incident incident, String signal) {
    return recording.mean(
        incident.service(),
        signal,
        incident.startMillis(),
        incident.endMillis(),
        signal.equals(Signals.REQUESTS));
  }

  /** The same hours on the three days before. */
  private static double usual(Incident incident, String signal) {
    double sum = 0;
    for (int day = 1; day <= 3; day++) {
      sum +=
          recording.mean(
              incident.service(),
              signal,
              incident.startMillis() - day * DAY,
              incident.endMillis() - day * DAY,
              false);
    }
    return sum / 3;
  }

  /** Load passes as soon as replicas are there, so a crowd shows in the highest minute. */
  private static double highest(Incident incident, String signal, int daysBefore) {
    int from = recording.minute(incident.startMillis() - daysBefore * DAY);
    int to = recording.minute(incident.endMillis() - daysBefore * DAY);
    return Arrays.stream(recording.of(incident.service(), signal), from, to).max().orElseThrow();
  }

  private static Incident first(IncidentKind kind) {
    return recording.truth.incidents().stream()
        .filter(incident -> incident.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  /** Mean gateway requests a minute in an hour of the second day of the history, a Tuesday. */
  private static double tuesday(int hour) {
    long midnight = recording.settings.startMillis() + 14 * HOUR;
    long from = midnight + hour * HOUR - HOUR / 2;
    return recording.mean("gateway", Signals.REQUESTS, from, from + HOUR, false);
  }
}
