package io.foretide.cli.evaluate;

import io.foretide.cli.backtest.HistoryWindows;
import io.foretide.cli.history.HistoryFiles;
import io.foretide.cli.report.TrueIncident;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.cli.shop.ShopTraffic;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Windows of one series or of several side by side, and what is known to be wrong with them.
 *
 * @param windowMillis width of every window
 * @param steps windows of the same time, one step after another
 * @param incidents what is labelled
 */
record LabelledTraffic(
    long windowMillis, Iterable<List<SeriesWindow>> steps, List<TrueIncident> incidents) {

  /** A file with labels, as a gauge: each labelled segment is an incident. */
  static LabelledTraffic of(Path file) throws IOException {
    HistoryWindows windows = HistoryWindows.of(HistoryFiles.read(file), SignalKind.GAUGE);
    List<List<SeriesWindow>> steps =
        IntStream.range(0, windows.history().rows())
            .mapToObj(row -> List.of(windows.at(row)))
            .toList();
    return new LabelledTraffic(windows.widthMillis(), steps, segments(windows, Labels.read(file)));
  }

  /** A simulated shop. */
  static LabelledTraffic of(ShopSettings settings) {
    ShopTraffic traffic = new ShopTraffic(settings);
    return new LabelledTraffic(
        ShopSettings.WINDOW_MILLIS,
        traffic.windows(),
        traffic.truth().incidents().stream().map(TrueIncident::of).toList());
  }

  private static List<TrueIncident> segments(HistoryWindows windows, BitSet labels) {
    List<TrueIncident> segments = new ArrayList<>();
    for (int row = labels.nextSetBit(0); row >= 0; ) {
      int end = labels.nextClearBit(row);
      segments.add(
          new TrueIncident(
              "row " + row,
              "segment",
              windows.key().service(),
              windows.at(row).startMillis(),
              windows.at(end - 1).endMillis(),
              TrueIncident.DEFAULT_GRACE_MILLIS,
              Set.of(),
              ""));
      row = labels.nextSetBit(end);
    }
    return segments;
  }
}
