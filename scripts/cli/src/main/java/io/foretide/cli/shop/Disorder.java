package io.foretide.cli.shop;

import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.function.Consumer;

/**
 * The way from the shop to its consumer: delays every reading a little and some a lot, repeats some
 * and slips poison in.
 *
 * <p>Only a request or a saturation sample is ever late, and only a gauge sample sent twice, so
 * that a fault never looks like an incident.
 */
final class Disorder implements Consumer<TelemetryReading> {
  private static final double MEAN_DELAY_MILLIS = 400;
  private static final int LATE_FROM_MILLIS = 5 * 60_000;
  private static final int LATE_TO_MILLIS = 15 * 60_000;

  /** Minutes before the end without late records, so that each arrives among others. */
  private static final int LATE_LEAD_OUT = 20;

  private static final int LEAD_OUT = 5;
  private static final double DUPLICATE_CHANCE = 1.0 / 3;

  private final ShopSettings settings;
  private final Dice dice;
  private final Consumer<ShopRecord> out;
  private final FaultSchedule late = new FaultSchedule();
  private final FaultSchedule duplicates = new FaultSchedule();
  private final FaultSchedule poison = new FaultSchedule();
  private int minute;
  private int poisoned;

  Disorder(ShopSettings settings, CallGraph graph, Dice dice, Consumer<ShopRecord> out) {
    this.settings = settings;
    this.dice = dice;
    this.out = out;
    int total = settings.totalMinutes();
    int historyEnd = Math.min(settings.historyMinutes(), total - LATE_LEAD_OUT);
    int lateEnd = total - LATE_LEAD_OUT;
    int raw = lateEnd > historyEnd ? settings.lateRecords() / 2 : 0;
    late.spread(settings.lateRecords() - raw, 0, historyEnd, graph, dice);
    if (raw > 0) {
      late.spread(raw, historyEnd, lateEnd, graph, dice);
    }
    duplicates.spread(settings.duplicateRecords(), 0, total - LEAD_OUT, graph, dice);
    poison.spread(settings.poisonRecords(), 0, total - LEAD_OUT, graph, dice);
  }

  /** Begins the minute that the readings to come belong to. */
  void begin(int begun) {
    minute = begun;
    while (poison.isDue(minute)) {
      long millis = settings.minuteMillis(minute) + dice.between(0, 60_000);
      PoisonKind[] kinds = PoisonKind.values();
      out.accept(kinds[poisoned++ % kinds.length].record(millis, poison.take(), dice));
    }
  }

  @Override
  public void accept(TelemetryReading reading) {
    if (canBeLate(reading) && late.hits(minute, reading.series().service())) {
      late.take();
      int delay = dice.between(LATE_FROM_MILLIS, LATE_TO_MILLIS);
      out.accept(ShopRecord.of(reading.eventTimeMillis() + delay, reading, Fault.LATE));
      return;
    }
    out.accept(ShopRecord.of(arrival(reading), reading, Fault.NONE));
    if (reading.kind() == Kind.GAUGE
        && duplicates.hits(minute, reading.series().service())
        && dice.uniform() < DUPLICATE_CHANCE) {
      duplicates.take();
      out.accept(ShopRecord.of(arrival(reading), reading, Fault.DUPLICATE));
    }
  }

  private boolean canBeLate(TelemetryReading reading) {
    return minute < settings.historyMinutes()
        ? reading.series().signal().equals(Signals.SATURATION)
        : reading.kind() == Kind.REQUEST;
  }

  private long arrival(TelemetryReading reading) {
    double delay = Math.min(MEAN_DELAY_MILLIS * dice.exponential(), settings.maxDelayMillis() - 1);
    return reading.eventTimeMillis() + (long) delay;
  }
}
