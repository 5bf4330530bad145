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
  private final List<ServiceTeller> tellers;
  private final ArrayDeque<ShopRecord> arrived = new ArrayDeque<>();
  private List<ShopRecord> underWay = new ArrayList<>();
  private int minute;

  ArrivalOrder(ShopSettings settings, CallGraph graph, IncidentPlan plan, Dice dice) {
    this.settings = settings;
    minutes = new ShopMinutes(settings, graph, plan, dice.split());
    disorder = new Disorder(settings, graph, dice.split(), record -> underWay.add(record));
    tellers = ServiceTeller.of(settings, graph, dice);
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
      tell(made, services.get(i), tellers.get(i));
    }
  }

  private void tell(int made, ServiceMinute service, ServiceTeller teller) {
    teller.metrics().standing(service, disorder);
    if (made >= settings.historyMinutes()) {
      teller.raw().requests(service, disorder);
    } else if (settings.story().traces(made)) {
      // drawn all the same, so that traces disturb no other draw
      teller.metrics().requests(service, unsaid -> {});
      teller.raw().traced(service, disorder);
    } else {
      teller.metrics().requests(service, disorder);
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
