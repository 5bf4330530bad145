package io.foretide.cli.shop;

import io.foretide.model.series.Signals;
import java.util.List;
import java.util.Locale;

/** How an incident goes: where it may strike, how long, how hard, and its course. */
@SuppressWarnings("ImmutableEnumChecker") // its lists come from List.of
enum IncidentScript {
  /** Size: share of requests that fail. */
  OUTAGE(
      IncidentKind.OUTAGE,
      new Bounds(14, 28, 0.92, 0.98),
      "%1$s fails %2$.0f %% of its requests and its traffic collapses for %3$d minutes",
      Signal.OUTAGE,
      List.of("checkout", "catalog", "gateway", "search", "payment")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      return new Disturbance(0.12, size, 3, 0, false);
    }

    @Override
    double spoken(double size) {
      return 100 * size;
    }
  },

  /** Size: share of requests that fail. */
  ERROR_BURST(
      IncidentKind.ERROR_BURST,
      new Bounds(15, 40, 0.08, 0.30),
      "%1$s fails %2$.0f %% of its requests for %3$d minutes",
      List.of(Signals.ERRORS),
      List.of("checkout", "payment", "search", "accounts", "catalog", "cart")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      return Disturbance.errors(size);
    }

    @Override
    double spoken(double size) {
      return 100 * size;
    }
  },

  /** Size: factor on durations. */
  LATENCY_REGRESSION(
      IncidentKind.LATENCY_REGRESSION,
      new Bounds(30, 90, 2.2, 4),
      "%1$s takes %2$.1f times as long for %3$d minutes",
      Signal.LATENCY,
      List.of("payment", "search", "catalog", "accounts")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      return Disturbance.latency(1 + (size - 1) * Math.min(1, (elapsed + 1) / 3));
    }
  },

  /** Size: factor on durations just before the restart. */
  SLOW_LEAK(
      IncidentKind.SLOW_LEAK,
      new Bounds(180, 240, 3, 4.5),
      "%1$s leaks: it slows down to %2$.1f times its latency until a restart after %3$d minutes",
      Signal.LATENCY_AND_SATURATION,
      List.of("cart", "recommendation", "inventory", "accounts")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      double progress = elapsed / total;
      return new Disturbance(1, 0, StrictMath.pow(size, progress), 0.5 * progress, false);
    }
  },

  /** Size: nothing. */
  DROP_TO_ZERO(
      IncidentKind.DROP_TO_ZERO,
      new Bounds(20, 45, 0, 0),
      "%1$s receives and reports no requests for %3$d minutes",
      List.of(Signals.REQUESTS, Signals.SATURATION),
      List.of("search", "recommendation", "accounts", "cart", "catalog")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      return new Disturbance(0, 0, 1, 0, true);
    }
  },

  /** Size: factor on visitors' demand at its height. */
  FLASH_CROWD(
      IncidentKind.FLASH_CROWD,
      new Bounds(25, 60, 2.5, 4),
      "%1$s meets %2$.1f times the usual demand, for %3$d minutes",
      Signal.LOAD,
      List.of("gateway")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      double rise = (elapsed + 1) / 4;
      double fall = (total - elapsed) / 6;
      return Disturbance.traffic(1 + (size - 1) * Math.min(1, Math.min(rise, fall)));
    }
  },

  /** Size: factor on durations, for good. */
  LATENCY_SHIFT(
      IncidentKind.LEVEL_SHIFT,
      new Bounds(120, 120, 1.6, 2.1),
      "a release of %1$s makes its requests take %2$.1f times as long from now on",
      Signal.LATENCY,
      List.of("search", "catalog", "accounts", "recommendation")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      return Disturbance.latency(size);
    }
  },

  /** Size: factor on traffic, for good. */
  TRAFFIC_SHIFT(
      IncidentKind.LEVEL_SHIFT,
      new Bounds(120, 120, 1.6, 2.1),
      "since a release %1$s is called %2$.1f times as often",
      List.of(Signals.REQUESTS, Signals.REPLICAS),
      List.of("recommendation", "accounts", "cart")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      return Disturbance.traffic(size);
    }
  },

  /** Size: share of requests that fail at its height; those that do not are slow. */
  DEPENDENCY_FAILURE(
      IncidentKind.DEPENDENCY,
      new Bounds(25, 50, 0.3, 0.6),
      "%1$s fails %2$.0f %% of its requests for %3$d minutes, and its callers with it",
      Signal.ERRORS_AND_LATENCY,
      List.of("payment", "inventory", "pricing")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      double height = size * Math.min(1, (elapsed + 1) / 4);
      return new Disturbance(1, height, 1 + 6 * height, 0, false);
    }

    @Override
    double spoken(double size) {
      return 100 * size;
    }
  },

  /** Size: factor on durations at its height. */
  DEPENDENCY_SLOWDOWN(
      IncidentKind.DEPENDENCY,
      new Bounds(25, 50, 6, 9),
      "%1$s takes %2$.1f times as long for %3$d minutes, and its callers wait for it",
      Signal.LATENCY,
      List.of("inventory", "pricing", "payment")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      return Disturbance.latency(1 + (size - 1) * Math.min(1, (elapsed + 1) / 4));
    }
  },

  /** Size: factor on durations, for good; traffic grows by 30 %. */
  RELEASE(
      IncidentKind.LEVEL_SHIFT,
      new Bounds(120, 120, 1.35, 1.35),
      "a release of %1$s makes its requests take %2$.2f times as long, and be more, from now on",
      Signal.REQUESTS_AND_LATENCY,
      List.of("recommendation")) {
    @Override
    Disturbance at(double elapsed, double total, double size) {
      return new Disturbance(1.3, 0, size, 0, false);
    }
  };

  private final IncidentKind kind;
  private final Bounds bounds;
  private final String sentence;
  private final List<String> signals;
  private final List<String> services;

  IncidentScript(
      IncidentKind kind,
      Bounds bounds,
      String sentence,
      List<String> signals,
      List<String> services) {
    this.kind = kind;
    this.bounds = bounds;
    this.sentence = sentence;
    this.signals = signals;
    this.services = services;
  }

  /**
   * What it does.
   *
   * @param elapsed minutes since it began
   * @param total minutes that it lasts, or is labelled
   * @param size how hard it strikes, see each script
   */
  abstract Disturbance at(double elapsed, double total, double size);

  /** The size as the sentence says it. */
  double spoken(double size) {
    return size;
  }

  IncidentKind kind() {
    return kind;
  }

  List<String> signals() {
    return signals;
  }

  /** Where it may strike. */
  List<String> services() {
    return services;
  }

  /** Whether its effect stays after its label has ended. */
  boolean lasts() {
    return kind == IncidentKind.LEVEL_SHIFT;
  }

  /** Whether it may begin at an event time: crowds gather and people release by day. */
  boolean mayBegin(long millis) {
    long hour = millis / 3_600_000 % 24;
    boolean byDay = kind == IncidentKind.FLASH_CROWD || kind == IncidentKind.LEVEL_SHIFT;
    return !byDay || (hour >= 8 && hour < 21);
  }

  int drawMinutes(Dice dice) {
    return dice.between(bounds.fewestMinutes, bounds.mostMinutes + 1);
  }

  double drawSize(Dice dice) {
    return dice.between(bounds.smallest, bounds.largest);
  }

  String describe(String service, double size, int minutes) {
    return String.format(Locale.ROOT, sentence, service, spoken(size), minutes);
  }

  private record Bounds(int fewestMinutes, int mostMinutes, double smallest, double largest) {}

  /** Groups of signals that move together. */
  private static final class Signal {
    static final List<String> LATENCY =
        List.of(Signals.LATENCY_P50, Signals.LATENCY_P95, Signals.LATENCY_P99);
    static final List<String> ERRORS_AND_LATENCY =
        List.of(Signals.ERRORS, Signals.LATENCY_P50, Signals.LATENCY_P95, Signals.LATENCY_P99);
    static final List<String> REQUESTS_AND_LATENCY =
        List.of(Signals.REQUESTS, Signals.LATENCY_P50, Signals.LATENCY_P95, Signals.LATENCY_P99);
    static final List<String> LATENCY_AND_SATURATION =
        List.of(Signals.LATENCY_P50, Signals.LATENCY_P95, Signals.LATENCY_P99, Signals.SATURATION);
    static final List<String> LOAD =
        List.of(
            Signals.REQUESTS,
            Signals.LATENCY_P50,
            Signals.LATENCY_P95,
            Signals.LATENCY_P99,
            Signals.SATURATION,
            Signals.REPLICAS);
    static final List<String> OUTAGE =
        List.of(Signals.REQUESTS, Signals.ERRORS, Signals.LATENCY_P50, Signals.SATURATION);
  }
}
