package io.foretide.cli.evaluate;

import io.foretide.cli.UsageException;
import io.foretide.cli.history.HistoryFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;

/** Reads what is labelled: the one place that does, and only after the model has spoken. */
final class Labels {
  private Labels() {}

  /**
   * Rows, counted from 0, whose label is 1.
   *
   * @throws UsageException when a row has no label
   */
  static BitSet read(Path file) throws IOException {
    BitSet labels = new BitSet();
    try (BufferedReader reader = HistoryFiles.open(file)) {
      reader.readLine();
      String line;
      int row = 0;
      for (int number = 2; (line = reader.readLine()) != null; number++) {
        if (line.isBlank()) {
          continue;
        }
        String label = line.substring(line.lastIndexOf(',') + 1);
        if (!label.equals("0") && !label.equals("1")) {
          throw new UsageException(
              "%s line %d is '%s', expected a label of 0 or 1 at its end"
                  .formatted(file, number, line));
        }
        labels.set(row++, label.equals("1"));
      }
    }
    return labels;
  }
}
