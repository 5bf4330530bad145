package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.backtest.Replay;
import io.foretide.cli.report.IncidentMatching;
import io.foretide.cli.report.TrueIncident;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.cli.shop.ShopTraffic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.season.WeekLearner;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import io.foretide.model.series.UsualWeek;
import io.foretide.model.statistics.VarianceStabilizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each service of a simulated shop gets a new operation after ten days, a seventh of its requests:
 * its first week with the service's usual week and without. On seeds that no constant was chosen
 * on.
 */
class NewOperationTest {
  private static final int DAY = 1_440;
  private static final int HOUR = 60;
  private static final int FROM = 10 * DAY;
  private static final int TO = FROM + 7 * DAY;
  private static final int LENT_AFTER = 15;
  private static final double SHARE = 1.0 / 7;

  /** What was said of all operations after their first day. */
  private static final class Said {
    private final List<Alert> alerts = new ArrayList<>();
    private double error;
    private int windows;
    private int inside;

    void add(ScoredWindow scored) {
      double value = scored.window().value();
      // Of the size of a root: as counts vary, so that large services do not decide alone.
      error += Math.abs(Math.sqrt(value) - Math.sqrt(scored.expected()));
      inside += value >= scored.lower() && value <= scored.upper() ? 1 : 0;
      windows++;
    }

    double coverage() {
      return (double) inside / windows;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {101, 102})
  void beginsBetterWithTheWeekOfItsService(long seed) {
    ShopSettings settings = ShopSettings.defaults().withSeed(seed).withLength(17, 0);
    ShopTraffic traffic = new ShopTraffic(settings);
    Said with = new Said();
    Said without = new Said();
    requests(traffic)
        .forEach(
            (service, counts) -> {
              double[] operation = thinned(counts, new Random(seed));
              play(service, operation, week(counts, settings), settings, with);
              play(service, operation, null, settings, without);
            });

    List<TrueIncident> incidents =
        traffic.truth().incidents().stream().map(TrueIncident::of).toList();
    assertThat(with.error).isLessThan(without.error);
    assertThat(with.coverage()).isBetween(0.94, 0.96);
    assertThat(IncidentMatching.match(incidents, with.alerts).falseAlerts())
        .isLessThanOrEqualTo(IncidentMatching.match(incidents, without.alerts).falseAlerts());
  }

  /** Requests of each service by minute. */
  private static Map<SeriesKey, double[]> requests(ShopTraffic traffic) {
    Map<SeriesKey, double[]> requests = new LinkedHashMap<>();
    int minute = 0;
    for (List<SeriesWindow> windows : traffic.windows()) {
      for (SeriesWindow window : windows) {
        if (window.key().signal().equals(Signals.REQUESTS)) {
          requests.computeIfAbsent(window.key(), any -> new double[TO])[minute] = window.value();
        }
      }
      minute++;
    }
    return requests;
  }

  private static double[] thinned(double[] counts, Random random) {
    double[] thinned = new double[counts.length];
    for (int minute = 0; minute < counts.length; minute++) {
      double mean = SHARE * counts[minute];
      double deviation = Math.sqrt(mean * (1 - SHARE));
      thinned[minute] = Math.max(0, Math.rint(mean + deviation * random.nextGaussian()));
    }
    return thinned;
  }

  /** What is usual of a service before the operation begins. */
  private static UsualWeek week(double[] counts, ShopSettings settings) {
    WeekLearner learner = new WeekLearner();
    for (int start = 0; start < FROM; start += HOUR) {
      double sum = 0;
      for (int minute = start; minute < start + HOUR; minute++) {
        sum += VarianceStabilizer.toModel(SignalKind.COUNT, counts[minute]);
      }
      learner.learn(UsualWeek.hour(settings.minuteMillis(start)), sum / HOUR);
    }
    return learner.usual(SignalKind.COUNT);
  }

  private static void play(
      SeriesKey service, double[] counts, UsualWeek week, ShopSettings settings, Said said) {
    SeriesKey key =
        new SeriesKey(service.tenant(), service.service(), "GET /new", service.signal());
    Replay replay = new Replay(ShopSettings.WINDOW_MILLIS);
    for (int minute = FROM; minute < TO; minute++) {
      long start = settings.minuteMillis(minute);
      SeriesWindow window =
          new SeriesWindow(
              key,
              start,
              start + ShopSettings.WINDOW_MILLIS,
              counts[minute],
              0,
              SignalKind.COUNT,
              minute == FROM + LENT_AFTER ? week : null);
      ScoredWindow scored = replay.next(window);
      if (minute >= FROM + DAY) {
        said.add(scored);
      }
    }
    said.alerts.addAll(replay.alerts());
  }
}
