package io.foretide.cli.shop;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The shop as windows of a minute: for each minute a window of every series, always in the same
 * order. Metric samples throughout, also where the traffic tells single requests; those of the
 * other minutes are the very ones of the traffic. A count of which nothing was said is 0, anything
 * else a gap.
 *
 * <p>Every iterator begins anew and tells the same story.
 */
public final class ShopWindows implements Iterable<List<SeriesWindow>> {
  private final ShopSettings settings;
  private final CallGraph graph;
  private final IncidentPlan plan;

  ShopWindows(ShopSettings settings, CallGraph graph, IncidentPlan plan) {
    this.settings = settings;
    this.graph = graph;
    this.plan = plan;
  }

  @Override
  public Iterator<List<SeriesWindow>> iterator() {
    return new Minutes();
  }

  private final class Minutes implements Iterator<List<SeriesWindow>> {
    private final ShopMinutes minutes;
    private final List<ServiceTeller> tellers;
    private int minute;

    Minutes() {
      Dice dice = new Dice(settings.seed());
      minutes = new ShopMinutes(settings, graph, plan, dice.split());
      // the dice of disorder, so that the others are those of the traffic
      dice.split();
      tellers = ServiceTeller.of(settings, graph, dice);
    }

    @Override
    public boolean hasNext() {
      return minute < settings.totalMinutes();
    }

    @Override
    public List<SeriesWindow> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the traffic has ended");
      }
      long start = settings.minuteMillis(minute++);
      List<ServiceMinute> services = minutes.next();
      List<SeriesWindow> windows = new ArrayList<>();
      for (int i = 0; i < services.size(); i++) {
        windows.addAll(of(services.get(i), tellers.get(i).metrics(), start));
      }
      return windows;
    }

    private List<SeriesWindow> of(ServiceMinute service, MetricSamples metrics, long start) {
      Map<SeriesKey, SeriesWindow> said = new LinkedHashMap<>();
      for (SeriesKey key : metrics.keys()) {
        boolean counted = key.signal().equals(Signals.REQUESTS);
        said.put(key, window(key, start, counted ? 0 : Double.NaN, 0, counted));
      }
      metrics.standing(service, reading -> put(reading, start, said));
      metrics.requests(service, reading -> put(reading, start, said));
      return List.copyOf(said.values());
    }
  }

  private static void put(
      TelemetryReading reading, long start, Map<SeriesKey, SeriesWindow> windows) {
    boolean counted = reading.kind() == Kind.COUNT;
    windows.put(
        reading.series(),
        window(reading.series(), start, reading.value(), reading.weight(), counted));
  }

  private static SeriesWindow window(
      SeriesKey key, long start, double value, double weight, boolean counted) {
    return new SeriesWindow(
        key,
        start,
        start + ShopSettings.WINDOW_MILLIS,
        value,
        weight,
        Signals.kind(key.signal(), counted));
  }
}
