package io.foretide.cli.shop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Makes minute after minute and hands its records out as they arrive. Holds about a minute of
 * records, and the late ones that are still under way.
 */
final class ArrivalOrder implements Iterator<ShopRecord> {
  private final ShopSettings settings;
  private final ShopMinutes minutes;
  private final Disorder disorder;
  private final List<MetricSamples> metrics = new ArrayList<>();
  private final List<RawRequests> raw = new ArrayList<>();
  private final ArrayDeque<ShopRecord> arrived = new ArrayDeque<>();
  private List<ShopRecord> underWay = new ArrayList<>();
  private int minute;

  ArrivalOrder(ShopSettings settings, CallGraph graph, IncidentPlan plan, Dice dice) {
    this.settings = settings;
    minutes = new ShopMinutes(settings, graph, plan, dice.split());
    disorder = new Disorder(settings, graph, dice.split(), record -> underWay.add(record));
    for (ShopService service : graph.services()) {
      metrics.add(new MetricSamples(service, metrics.size(), dice.split()));
      raw.add(new RawRequests(service, dice.split()));
    }
  }

  @Override
  public boolean hasNext() {
    while (arrived.isEmpty() && minute < settings.totalMinutes()) {
      make(minute++);
      boolean last = minute == settings.totalMinutes();
      arriveBefore(last ? Long.MAX_VALUE : settings.minuteMillis(minute));
    }
    return !arrived.isEmpty();
  }

  @Override
  public ShopRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the traffic has ended");
    }
    return arrived.remove();
  }

  private void make(int made) {
    disorder.begin(made);
    List<ServiceMinute> services = minutes.next();
    for (int i = 0; i < services.size(); i++) {
      metrics.get(i).standing(services.get(i), disorder);
      if (made < settings.historyMinutes()) {
        metrics.get(i).requests(services.get(i), disorder);
      } else {
        raw.get(i).requests(services.get(i), disorder);
      }
    }
  }

  /** Records made later arrive at {@code millis} or after, so those before it are complete. */
  private void arriveBefore(long millis) {
    // stable, so that ties keep the order in which they were made
    underWay.sort(Comparator.comparingLong(ShopRecord::arrivalMillis));
    List<ShopRecord> rest = new ArrayList<>();
    for (ShopRecord record : underWay) {
      if (record.arrivalMillis() < millis) {
        arrived.add(record);
      } else {
        rest.add(record);
      }
    }
    underWay = rest;
  }
}
