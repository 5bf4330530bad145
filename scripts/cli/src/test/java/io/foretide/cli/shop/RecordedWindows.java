package io.foretide.cli.shop;

import io.foretide.model.series.SeriesWindow;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All windows of a shop, by series and minute; NaN for gaps. */
final class RecordedWindows {
  final ShopTraffic traffic;
  private final ShopSettings settings;
  private final Map<String, double[]> series = new TreeMap<>();

  RecordedWindows(ShopSettings settings) {
    this.settings = settings;
    traffic = new ShopTraffic(settings);
    int minute = 0;
    for (List<SeriesWindow> windows : traffic.windows()) {
      for (SeriesWindow window : windows) {
        of(window.key().service(), window.key().operation(), window.key().signal())[minute] =
            window.value();
      }
      minute++;
    }
  }

  /** Values of an operation's signal, one per minute; of the service where it is empty. */
  double[] of(String service, String operation, String signal) {
    return series.computeIfAbsent(
        service + "/" + operation + "/" + signal, any -> new double[settings.totalMinutes()]);
  }

  /** Mean of a service's signal over some minutes; gaps do not count. */
  double mean(String service, String signal, long fromMillis, int minutes) {
    int from = minute(fromMillis);
    return Arrays.stream(of(service, "", signal), from, from + minutes)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /** Means of a service's signal in the hours of a day. */
  double[] hours(String service, String signal, LocalDate day) {
    long midnight = millis(day, LocalTime.MIDNIGHT);
    return IntStream.range(0, 24)
        .mapToDouble(hour -> mean(service, signal, midnight + hour * 3_600_000L, 60))
        .toArray();
  }

  /** A moment on the visitors' clock. */
  long millis(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(settings.story().zone()).toInstant().toEpochMilli();
  }

  int minute(long millis) {
    return (int) ((millis - settings.startMillis()) / ShopSettings.WINDOW_MILLIS);
  }
}
