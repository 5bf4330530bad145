package io.foretide.cli.evaluate;

import io.foretide.cli.report.IncidentMatching;
import io.foretide.cli.report.TrueIncident;
import io.foretide.cli.shop.ShopRecord;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.cli.shop.ShopTraffic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A simulated shop, whose incidents are known, seen by the models of the jobs: three weeks of
 * metric samples of ten services, without the faults of a transport.
 *
 * @param series what was said of each series
 * @param matching which alerts met which incidents
 * @param serviceWeeks services times weeks
 */
record ShopTrial(List<JudgedSeries> series, IncidentMatching matching, double serviceWeeks) {
  private static final int DAYS = 21;
  private static final double WEEK_MINUTES = Duration.ofDays(7).toMinutes();

  /** The shop of a seed. */
  static ShopTrial of(long seed) {
    ShopTraffic traffic = new ShopTraffic(settings(seed));
    List<TrueIncident> incidents =
        traffic.truth().incidents().stream().map(TrueIncident::of).toList();
    List<JudgedSeries> judged = new ArrayList<>();
    List<Alert> alerts = new ArrayList<>();
    for (ShopSeries series : series(traffic)) {
      judged.add(series.judge(incidents, alerts));
    }
    double weeks = traffic.settings().historyMinutes() / WEEK_MINUTES;
    return new ShopTrial(
        judged, IncidentMatching.match(incidents, alerts), traffic.services().size() * weeks);
  }

  private static ShopSettings settings(long seed) {
    ShopSettings usual = ShopSettings.defaults();
    return new ShopSettings(
        seed,
        usual.startMillis(),
        DAYS,
        0,
        usual.peakRequestsPerSecond(),
        usual.maxDelayMillis(),
        0,
        0,
        0,
        usual.story());
  }

  private static Collection<ShopSeries> series(ShopTraffic traffic) {
    Map<SeriesKey, ShopSeries> series = new LinkedHashMap<>();
    for (ShopRecord record : traffic) {
      ShopSeries.add(record.reading(), traffic.settings(), series);
    }
    return series.values();
  }
}
