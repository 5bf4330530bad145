package io.foretide.model.anomaly;

import static io.foretide.model.anomaly.AlertSeries.MINUTE;
import static io.foretide.model.anomaly.AlertSeries.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
  private static final long HOUR = 60 * MINUTE;
  private static final Band ERRORS = new Band(0.004, 0.001, 0.009);
  private static final Band REQUESTS = new Band(118, 98, 140);

  @Test
  void errorsArePercentAndFailedRequests() {
    OpenAlert openAlert = openAlert("errors", SignalKind.RATIO, 7, 0.091, 330 / 0.091, ERRORS);

    assertThat(ongoing(openAlert))
        .isEqualTo(
            "checkout errors 9.1 % since 14:03, expected 0.4 % (95 %: 0.1–0.9 %), 7 minutes,"
                + " 2,310 failed requests");
  }

  @Test
  void failedRequestsAreLeftOutWhereUnknown() {
    assertThat(ongoing(openAlert("errors", SignalKind.RATIO, 1, 1, 0, new Band(0.0004, 0, 0.0009))))
        .isEqualTo("checkout errors 100 % since 14:03, expected 0.04 % (95 %: 0–0.09 %), 1 minute");
  }

  @Test
  void missingRequestsArePerMinute() {
    assertThat(ongoing(openAlert("requests", SignalKind.COUNT, 7, 3.2, 3, REQUESTS)))
        .isEqualTo(
            "checkout requests 3.2/min since 14:03, expected 118/min (95 %: 98–140/min),"
                + " 7 minutes, about 800 requests missing");
  }

  @Test
  void manyRequestsArePerSecond() {
    Band expected = new Band(60_000, 57_000, 63_000);
    assertThat(ongoing(openAlert("requests", SignalKind.COUNT, 5, 75_000, 1, expected)))
        .isEqualTo(
            "checkout requests 1,250/s since 14:03, expected 1,000/s (95 %: 950–1,050/s),"
                + " 5 minutes, about 75,000 requests more");
  }

  @Test
  void otherCountsSayNothingOfRequests() {
    assertThat(ongoing(openAlert("orders", SignalKind.COUNT, 2, 0, 0, REQUESTS)))
        .endsWith("2 minutes, about 240 missing");
  }

  @Test
  void latencyIsMillisecondsAndSecondsWhenLong() {
    Band expected = new Band(812.4, 700, 931.2);
    assertThat(ongoing(openAlert("latency.p95", SignalKind.LATENCY, 3, 4_321, 1, expected)))
        .isEqualTo(
            "checkout latency.p95 4,320 ms since 14:03, expected 812 ms (95 %: 700–931 ms),"
                + " 3 minutes");
    assertThat(ongoing(openAlert("latency.p95", SignalKind.LATENCY, 3, 12_345, 1, expected)))
        .isEqualTo(
            "checkout latency.p95 12.3 s since 14:03, expected 0.812 s (95 %: 0.7–0.931 s),"
                + " 3 minutes");
  }

  @ParameterizedTest
  @CsvSource({
    "0.034567, 0.0346",
    "-12.345, -12.3",
    "1234567, '1,230,000'",
    "1.234e15, 1.23e+15",
    "0.00001234, 1.23e-05",
    "Infinity, Infinity"
  })
  void gaugesHaveThreeDigits(double value, String shown) {
    Band unknown = new Band(1, Double.NaN, Double.NaN);
    assertThat(ongoing(openAlert("depth", SignalKind.GAUGE, 2, value, 0, unknown)))
        .isEqualTo("checkout depth " + shown + " since 14:03, expected 1, 2 minutes");
  }

  @Test
  void anEndSaysUntilWhenAndWhy() {
    OpenAlert openAlert = openAlert("errors", SignalKind.RATIO, 18, 0.1, 200, ERRORS);
    String sentence =
        "checkout errors 10 % since 14:03, expected 0.4 % (95 %: 0.1–0.9 %), 18 minutes,"
            + " 360 failed requests, ";
    long now = START + 23 * MINUTE;

    assertThat(Explanation.of(openAlert, Outcome.RECOVERED, now, now))
        .isEqualTo(sentence + "until 14:21, back to normal");
    assertThat(Explanation.of(openAlert, Outcome.TURNED, now, now))
        .isEqualTo(sentence + "until 14:21, now below normal");
    assertThat(Explanation.of(openAlert, Outcome.NO_DATA, now + 30 * MINUTE, now))
        .isEqualTo(sentence + "no data since 14:26");
  }

  @Test
  void anotherDayIsNamed() {
    OpenAlert openAlert =
        openAlert("saturation", SignalKind.GAUGE, 625, 0.97, 0, new Band(0.6, 0, 1));
    long now = START + 10 * HOUR + 30 * MINUTE;

    assertThat(Explanation.of(openAlert, Outcome.RECOVERED, now, now))
        .isEqualTo(
            "checkout saturation 0.97 since 2026-03-02 14:03, expected 0.6 (95 %: 0–1),"
                + " 10 hours 25 minutes, until 00:28, back to normal");
  }

  @ParameterizedTest
  @CsvSource({"60, 1 hour", "1440, 1 day", "1500, 1 day 1 hour", "2999, 2 days 1 hour"})
  void durationsHaveTwoUnitsAtMost(int minutes, String duration) {
    Band expected = new Band(1, 1, 1);
    assertThat(ongoing(openAlert("depth", SignalKind.GAUGE, minutes, 2, 0, expected)))
        .endsWith(", " + duration);
  }

  @Test
  void readsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      errorsArePercentAndFailedRequests();
      manyRequestsArePerSecond();
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String ongoing(OpenAlert openAlert) {
    return Explanation.of(
        openAlert,
        Outcome.ONGOING,
        openAlert.lastUnusualEndMillis(),
        openAlert.lastUnusualEndMillis());
  }

  private static OpenAlert openAlert(
      String signal, SignalKind kind, int windows, double value, double weight, Band band) {
    int direction = value > band.expected() ? 1 : -1;
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      long start = START + i * MINUTE;
      sightings.add(new Sighting(0, start, direction, 0.7, value, weight, band));
    }
    SeriesKey key = new SeriesKey("shop", "checkout", "", signal);
    long fired = START + 3 * MINUTE;
    Onset onset = new Onset(key, kind, MINUTE, direction, START, fired, band);
    return new OpenAlert(onset, sightings, Trust.TRAINED);
  }
}
