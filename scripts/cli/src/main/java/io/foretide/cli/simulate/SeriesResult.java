package io.foretide.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of one series.
 *
 * @param name name of the series
 * @param stepMillis how far its rows are apart, milliseconds
 * @param notes what to know of its figures, each the rest of a sentence
 * @param fits how each rule met demand
 * @param chart demand and capacity over time
 */
record SeriesResult(
    String name,
    long stepMillis,
    List<String> notes,
    Map<Rule, CapacityFit> fits,
    CapacityChart chart) {

  static SeriesResult of(SimulatedSeries series, JudgedRows judged) {
    List<String> notes = new ArrayList<>();
    if (series.gaps() > 0) {
      notes.add(
          String.format(Locale.ROOT, "%,d of %,d steps were gaps", series.gaps(), series.steps()));
    }
    notes.addAll(judged.doubts(series.history()));
    return new SeriesResult(
        series.history().name(),
        series.stepMillis(),
        List.copyOf(notes),
        series.fits(),
        CapacityChart.of(series));
  }

  /** The name, and what to know of its figures. */
  String title() {
    return notes.isEmpty() ? name : name + " (" + String.join("; ", notes) + ")";
  }
}
