package io.foretide.cli.evaluate;

import io.foretide.cli.shop.Incident;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.cli.shop.ShopTraffic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Eight weeks of the eventful shop second by second, and what was told of its services before their
 * windows had closed. Nothing is known of calendars.
 *
 * @param seed of the shop
 * @param suspected provisional alerts
 * @param withdrawn those that no window confirmed
 * @param serviceMonths services times months of 30 days
 * @param incidents incidents of which requests or errors alerted
 * @param seconds time from the beginning to the alert, of those of them that were told before a
 *     window had closed
 * @param secondsOfWindows the same of the alerts that windows alone would have raised; NaN without
 */
record FastPathTrial(
    long seed,
    int suspected,
    int withdrawn,
    double serviceMonths,
    int incidents,
    List<Double> seconds,
    List<Double> secondsOfWindows) {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration SETTLING = Duration.ofMinutes(15);

  /** The shop of a seed. */
  static FastPathTrial of(long seed) {
    ShopTraffic traffic = new ShopTraffic(ShopSettings.eventful().withSeed(seed));
    Map<SeriesKey, SlicedSeries> series = new HashMap<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (List<SeriesWindow> minute : traffic.windows()) {
      Map<String, Double> requests = new HashMap<>();
      for (SeriesWindow window : minute) {
        if (isOf(window, Signals.REQUESTS)) {
          requests.put(window.key().service(), window.value());
        }
      }
      for (SeriesWindow window : minute) {
        if (isOf(window, Signals.REQUESTS) || isOf(window, Signals.ERRORS)) {
          series
              .computeIfAbsent(window.key(), key -> new SlicedSeries(random.split()))
              .next(window, requests.getOrDefault(window.key().service(), 0.0));
        }
      }
    }
    return judge(seed, traffic, series);
  }

  private static boolean isOf(SeriesWindow window, String signal) {
    return window.key().operation().isEmpty() && window.key().signal().equals(signal);
  }

  private static FastPathTrial judge(
      long seed, ShopTraffic traffic, Map<SeriesKey, SlicedSeries> series) {
    List<Double> fast = new ArrayList<>();
    List<Double> slow = new ArrayList<>();
    int alerted = 0;
    for (Incident incident : traffic.truth().incidents()) {
      double seconds = first(incident, series, SlicedSeries::suspectedMillis);
      double whole = first(incident, series, SlicedSeries::firedMillis);
      alerted += Double.isNaN(seconds) && Double.isNaN(whole) ? 0 : 1;
      if (!Double.isNaN(seconds) && !(whole < seconds)) {
        fast.add(seconds);
        slow.add(whole);
      }
    }
    ShopSettings settings = traffic.settings();
    return new FastPathTrial(
        seed,
        series.values().stream().mapToInt(of -> of.suspectedMillis().size()).sum(),
        series.values().stream().mapToInt(SlicedSeries::withdrawn).sum(),
        traffic.services().size()
            * (double) (settings.endMillis() - settings.startMillis())
            / MONTH.toMillis(),
        alerted,
        fast,
        slow);
  }

  /** Seconds from the beginning of an incident to the first alert of a kind; NaN without. */
  private static double first(
      Incident incident,
      Map<SeriesKey, SlicedSeries> series,
      Function<SlicedSeries, List<Long>> alerts) {
    return Stream.concat(Stream.of(incident.service()), incident.alsoAffected().stream())
        .flatMap(
            service ->
                series.entrySet().stream()
                    .filter(entry -> entry.getKey().service().equals(service)))
        .flatMap(entry -> alerts.apply(entry.getValue()).stream())
        .filter(at -> at >= incident.startMillis())
        .filter(at -> at < incident.endMillis() + SETTLING.toMillis())
        .mapToDouble(at -> (at - incident.startMillis()) / 1e3)
        .min()
        .orElse(Double.NaN);
  }
}
