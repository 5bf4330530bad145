package io.foretide.cli.alerts;

import io.foretide.model.series.ScoredWindow;
import java.util.Arrays;
import java.util.List;

/**
 * Windows in as many columns as there is room for.
 *
 * @param fromMillis start of the first, milliseconds since the epoch
 * @param windowsEach how many windows a column stands for
 * @param widthMillis how long that is, milliseconds
 * @param windows of each column the most unusual; null where there is none
 */
record ChartColumns(
    long fromMillis, long windowsEach, long widthMillis, List<ScoredWindow> windows) {

  /**
   * Divides them.
   *
   * @param all at least one, the earliest first
   * @param room columns at most, at least 1
   */
  static ChartColumns of(List<ScoredWindow> all, int room) {
    long from = all.get(0).window().startMillis();
    long step =
        all.stream()
            .mapToLong(scored -> scored.window().endMillis() - scored.window().startMillis())
            .filter(length -> length > 0)
            .min()
            .orElse(1);
    long steps = (all.get(all.size() - 1).window().startMillis() - from) / step + 1;
    long each = (steps + room - 1) / room;
    ScoredWindow[] columns = new ScoredWindow[(int) ((steps + each - 1) / each)];
    for (ScoredWindow scored : all) {
      int column = (int) ((scored.window().startMillis() - from) / (step * each));
      columns[column] = moreUnusual(columns[column], scored);
    }
    return new ChartColumns(from, each, step * each, Arrays.asList(columns));
  }

  private static ScoredWindow moreUnusual(ScoredWindow a, ScoredWindow b) {
    if (a == null || a.window().isGap() != b.window().isGap()) {
      return a == null || a.window().isGap() ? b : a;
    }
    return b.score() > a.score() ? b : a;
  }

  /** Start of a column, milliseconds since the epoch. */
  long startMillis(int column) {
    return fromMillis + column * widthMillis;
  }

  /** End of the last, milliseconds since the epoch. */
  long toMillis() {
    return startMillis(windows.size());
  }
}
