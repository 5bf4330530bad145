package io.foretide.cli.shop;

import io.foretide.cli.shop.ShopService.Operation;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/**
 * One service's requests of a minute, one by one.
 *
 * <p>A duration is drawn for the service and then an operation for the duration, slower operations
 * for longer ones: the service as a whole keeps the very distribution that its metrics had, and its
 * operations still differ.
 */
final class RawRequests {
  private final Dice dice;
  private final SeriesKey whole;
  private final SeriesKey[] operations;
  private final double[] shares;
  private final String[] callers;

  RawRequests(ShopService service, Dice dice) {
    this.dice = dice;
    whole = key(service, "");
    operations =
        service.operations().stream()
            .map(operation -> key(service, operation.name()))
            .toArray(SeriesKey[]::new);
    shares = service.operations().stream().mapToDouble(Operation::share).toArray();
    callers = service.calls().stream().map(ShopService.Call::caller).toArray(String[]::new);
  }

  /** All requests, by operation. */
  void requests(ServiceMinute minute, Consumer<TelemetryReading> out) {
    requests(minute, this::operation, out);
  }

  /** All requests, without telling what visitors asked for. */
  void traced(ServiceMinute minute, Consumer<TelemetryReading> out) {
    requests(minute, level -> whole, out);
  }

  private void requests(
      ServiceMinute minute, DoubleFunction<SeriesKey> asked, Consumer<TelemetryReading> out) {
    if (minute.silent()) {
      return;
    }
    for (int i = 0; i < minute.requests(); i++) {
      long eventTime = eventTime(minute);
      double level = dice.uniformInside();
      out.accept(
          TelemetryReading.request(
              eventTime,
              asked.apply(level),
              minute.latency().quantile(level),
              dice.uniform() < minute.errorShare(),
              caller(minute.callerShares())));
    }
    batch(minute, out);
  }

  /** A batch job starts itself: nobody in the shop calls it. */
  private void batch(ServiceMinute minute, Consumer<TelemetryReading> out) {
    SeriesKey job = new SeriesKey(whole.tenant(), whole.service(), minute.batch().operation(), "");
    for (int i = 0; i < minute.batch().requests(); i++) {
      out.accept(
          TelemetryReading.request(
              eventTime(minute),
              job,
              minute.batch().latency().quantile(dice.uniformInside()),
              dice.uniform() < minute.errorShare(),
              ""));
    }
  }

  private long eventTime(ServiceMinute minute) {
    return minute.startMillis() + dice.between(0, (int) ShopSettings.WINDOW_MILLIS);
  }

  /** Chance of a slow operation is twice its share times the level, hence its share on average. */
  private SeriesKey operation(double level) {
    if (operations.length == 1) {
      return operations[0];
    }
    double left = dice.uniform();
    for (int i = 1; i < operations.length; i++) {
      left -= 2 * shares[i] * level;
      if (left < 0) {
        return operations[i];
      }
    }
    return operations[0];
  }

  private String caller(double[] callerShares) {
    if (callers.length == 0) {
      return "";
    }
    double left = callers.length == 1 ? 0 : dice.uniform();
    int i = 0;
    while (i < callers.length - 1 && left >= callerShares[i]) {
      left -= callerShares[i];
      i++;
    }
    return callers[i];
  }

  private static SeriesKey key(ShopService service, String operation) {
    return new SeriesKey(ShopTraffic.TENANT, service.name(), operation, "");
  }
}
