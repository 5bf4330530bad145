package io.foretide.cli.simulate;

import io.foretide.cli.DurationText;
import io.foretide.cli.history.History;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what a simulation found: {@code NAME.replicas.csv}, a row per input row, and the grid. */
final class SimulationFiles {
  private SimulationFiles() {}

  static void write(SimulatedSeries series, Path file) throws IOException {
    History history = series.history();
    double[] capacity = series.capacity().get(Rule.FORETIDE);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("timestamp,demand,capacity\n");
      for (int row = 0; row < history.rows(); row++) {
        out.write(history.timestamps()[row] + ',');
        out.write(number(history.values()[row]) + ',' + number(capacity[row]) + '\n');
      }
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  static void write(List<WhatIf> grid, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("lead,target,violation,overProvision,bestRival,bestRivalOverProvision\n");
      for (WhatIf point : grid) {
        out.write(
            String.join(
                ",",
                DurationText.shortest(point.leadMillis()),
                number(point.target()),
                number(point.violation()),
                number(point.overProvision()),
                point.bestRival(),
                number(point.bestRivalOverProvision())));
        out.write('\n');
      }
    }
  }
}
