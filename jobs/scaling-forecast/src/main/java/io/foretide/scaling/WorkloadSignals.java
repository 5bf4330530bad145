package io.foretide.scaling;

import io.foretide.model.scaling.WorkloadReading;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Signals;

/** Which signals of a service say something of its workload, and what. */
final class WorkloadSignals {
  private WorkloadSignals() {}

  /** Whether scaling has a use for a window. */
  static boolean has(SeriesWindow window) {
    return window.key().isServiceLevel()
        && switch (window.key().signal()) {
          case Signals.REQUESTS,
              Signals.REPLICAS,
              Signals.REPLICAS_WANTED,
              Signals.LATENCY_P95,
              Signals.SATURATION ->
              true;
          default -> false;
        };
  }

  /** The reading, with what a window of the same time adds to it. */
  static WorkloadReading with(WorkloadReading reading, SeriesWindow window) {
    return switch (window.key().signal()) {
      case Signals.REQUESTS -> reading.withDemand(perSecond(window));
      case Signals.REPLICAS -> reading.withReady(window.value());
      case Signals.REPLICAS_WANTED -> reading.withWanted(window.value());
      case Signals.LATENCY_P95 -> reading.withLatency(window.value());
      case Signals.SATURATION -> reading.withSaturation(window.value());
      default -> throw new IllegalArgumentException("no use for " + window.key().id());
    };
  }

  private static double perSecond(SeriesWindow window) {
    return window.value() * 1000 / (window.endMillis() - window.startMillis());
  }
}
