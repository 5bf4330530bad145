package io.foretide.model.anomaly;

import io.foretide.model.series.ClockTime;
import io.foretide.model.series.Signals;
import java.time.Duration;

/**
 * An alert as one sentence: its worst window, since when, what was expected of that window, how
 * long, how much. <em>checkout errors 9.1 % since 14:03, expected 0.4 % (95 %: 0.1–0.9 %), 7
 * minutes, 2,310 failed requests</em>. Of a frozen feed: <em>checkout requests frozen at 118/min
 * since 14:03, expected 240/min (95 %: 200–290/min), 15 minutes</em>. Times are UTC.
 */
final class Explanation {
  private Explanation() {}

  /**
   * Says it.
   *
   * @param atMillis when it is said, event time
   * @param valuedMillis end of the last window with a value
   */
  static String of(OpenAlert openAlert, Outcome outcome, long atMillis, long valuedMillis) {
    Onset onset = openAlert.onset();
    long untilMillis = outcome == Outcome.ONGOING ? atMillis : openAlert.lastUnusualEndMillis();
    return "%s %s%s since %s, %s, %s%s%s"
        .formatted(
            onset.key().title(),
            onset.isFrozen() ? "frozen at " : "",
            unit(openAlert).of(openAlert.worst().value()),
            ClockTime.of(onset.startedAtMillis(), atMillis),
            expected(openAlert),
            duration(Duration.ofMillis(untilMillis - onset.startedAtMillis())),
            impact(openAlert),
            ending(openAlert, outcome, atMillis, valuedMillis));
  }

  private static DisplayUnit unit(OpenAlert openAlert) {
    Band band = openAlert.worst().band();
    double largest = Math.max(Math.abs(openAlert.worst().value()), Math.abs(band.expected()));
    Onset onset = openAlert.onset();
    return DisplayUnit.of(onset.kind(), largest, onset.windowMillis());
  }

  private static String expected(OpenAlert openAlert) {
    Band band = openAlert.worst().band();
    DisplayUnit unit = unit(openAlert);
    String expected = "expected " + unit.of(band.expected());
    return Double.isNaN(band.lower()) || Double.isNaN(band.upper())
        ? expected
        : "%s (95 %%: %s)".formatted(expected, unit.range(band.lower(), band.upper()));
  }

  private static String impact(OpenAlert openAlert) {
    if (openAlert.onset().isFrozen()) {
      return "";
    }
    return switch (openAlert.onset().kind()) {
      case RATIO -> failed(openAlert.failedRequests());
      case COUNT -> ", about " + excess(openAlert);
      case LATENCY, GAUGE -> "";
    };
  }

  private static String failed(double requests) {
    return requests < 0.5
        ? ""
        : ", "
            + Figures.whole(requests)
            + (requests < 1.5 ? " failed request" : " failed requests");
  }

  private static String excess(OpenAlert openAlert) {
    String what = openAlert.onset().key().signal().equals(Signals.REQUESTS) ? "requests " : "";
    String amount = Figures.significant(Math.abs(openAlert.excess()), 2);
    return openAlert.onset().direction() < 0
        ? amount + " " + what + "missing"
        : amount + " " + what + "more";
  }

  private static String ending(
      OpenAlert openAlert, Outcome outcome, long atMillis, long valuedMillis) {
    String until = ", until " + ClockTime.of(openAlert.lastUnusualEndMillis(), atMillis);
    return switch (outcome) {
      case ONGOING -> openAlert.isProvisional() ? ", so far" : "";
      case WITHDRAWN -> ", withdrawn: the window as a whole is as usual";
      case RECOVERED ->
          until + (openAlert.onset().isFrozen() ? ", no longer unusual" : ", back to normal");
      case TURNED -> until + ", now " + turned(openAlert.onset().direction());
      case NO_DATA -> ", no data since " + ClockTime.of(valuedMillis, atMillis);
      case ADOPTED -> ", the new normal";
      case QUIET -> ", quiet by a calendar";
      case CALLED_NOTHING -> ", called nothing";
      case CALLED_EXPECTED -> ", called the new normal";
    };
  }

  private static String turned(int direction) {
    return switch (direction) {
      case 1 -> "below normal";
      case -1 -> "above normal";
      default -> "off normal";
    };
  }

  private static String duration(Duration length) {
    if (length.toMinutes() == 0) {
      return counted(length.toSeconds(), "second");
    }
    if (length.toHours() == 0) {
      return counted(length.toMinutes(), "minute");
    }
    return length.toDays() == 0
        ? counted(length.toHours(), "hour") + rest(length.toMinutesPart(), "minute")
        : counted(length.toDays(), "day") + rest(length.toHoursPart(), "hour");
  }

  private static String rest(long count, String unit) {
    return count == 0 ? "" : " " + counted(count, unit);
  }

  private static String counted(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
