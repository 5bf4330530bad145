package io.foretide.cli.report;

import java.util.List;

/**
 * The charts of one service, or of one input series.
 *
 * @param service name, as alerts and incidents call it
 * @param signals a chart per signal
 */
public record ServiceSection(String service, List<SignalChart> signals) {

  /** Copies the charts. */
  public ServiceSection {
    signals = List.copyOf(signals);
  }
}
