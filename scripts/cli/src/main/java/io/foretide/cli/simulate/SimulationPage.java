package io.foretide.cli.simulate;

import io.foretide.cli.DurationText;
import io.foretide.cli.ShareText;
import io.foretide.cli.report.PageWriter;
import io.foretide.cli.report.RunFacts;
import io.foretide.cli.report.RunFacts.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** The page of a simulation. */
final class SimulationPage {
  private static final int MOST_CHARTS = 60;
  private static final List<String> SCRIPTS =
      List.of(
          "format.js",
          "theme.js",
          "plot.js",
          "marks.js",
          "sections.js",
          "heading.js",
          "table.js",
          "capacity-charts.js",
          "what-if.js",
          "simulation.js");

  private SimulationPage() {}

  /**
   * What the page shows, in the shape that its scripts read.
   *
   * @param run what was run
   * @param target share of the rows in which demand may exceed capacity
   * @param whole whether capacity came in whole replicas
   * @param unit what a replica serves; 1 when it did not
   * @param bestRival name of the tuned rule that wasted least; empty when none has figures
   * @param rules every rule, Foretide first, by medians over the series compared
   * @param compared number of these
   * @param series figures of each series
   * @param leftOut series that the medians are without
   * @param charts of the first series
   * @param whatIf other lead times and targets; empty when none was asked for
   */
  private record Data(
      RunFacts run,
      double target,
      boolean whole,
      double unit,
      String bestRival,
      List<RuleRow> rules,
      int compared,
      List<SeriesRow> series,
      List<LeftOut> leftOut,
      List<CapacityChart> charts,
      List<WhatIf> whatIf) {}

  /** A rule, and how it met demand. */
  private record RuleRow(String title, boolean tuned, CapacityFit fit) {}

  /** A series: how Foretide met its demand, and how the best tuned rule did. */
  private record SeriesRow(
      String name,
      List<String> notes,
      CapacityFit fit,
      String bestRival,
      CapacityFit bestRivalFit) {}

  static void write(
      Path input, SimulationSettings settings, Compared all, List<WhatIf> whatIf, Path file)
      throws IOException {
    List<SeriesResult> series = all.series();
    List<Map<Rule, CapacityFit>> fits = all.fits();
    List<CapacityChart> charts =
        series.stream().map(SeriesResult::chart).limit(MOST_CHARTS).toList();
    RunFacts run = run(input, settings, series);
    Data data =
        new Data(
            run,
            settings.targetViolation(),
            settings.isWhole(),
            settings.isWhole() ? settings.replicaCapacity() : 1,
            Rival.title(Rival.best(fits)),
            fits.get(0).keySet().stream()
                .map(
                    r -> new RuleRow(r.title(), r.isTuned(), CapacityFit.median(Rival.of(r, fits))))
                .toList(),
            fits.size(),
            series.stream().map(SimulationPage::row).toList(),
            all.leftOut(),
            charts,
            whatIf);
    PageWriter.write("simulation.html", run.title(), SCRIPTS, data, file);
  }

  private static SeriesRow row(SeriesResult series) {
    Optional<Rival> best = Rival.best(series.fits());
    return new SeriesRow(
        series.name(),
        series.notes(),
        series.fits().get(Rule.FORETIDE),
        Rival.title(best),
        Rival.fit(best));
  }

  private static RunFacts run(Path input, SimulationSettings settings, List<SeriesResult> series) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Lead time", DurationText.shortest(settings.leadMillis())));
    facts.add(new Fact("Target violation", ShareText.percent(settings.targetViolation())));
    facts.add(new Fact("Decided every", inForce(series, settings::decidedEveryMillis)));
    if (settings.isWhole()) {
      facts.add(new Fact("One replica serves", Double.toString(settings.replicaCapacity())));
      facts.add(new Fact("A need is held for", inForce(series, settings::heldMillis)));
    }
    return new RunFacts(
        "Simulation of " + input.getFileName(),
        series.stream().mapToLong(s -> s.chart().fromMillis()).min().orElseThrow(),
        series.stream().mapToLong(s -> s.chart().toMillis()).max().orElseThrow(),
        System.currentTimeMillis(),
        facts);
  }

  /** What holds of a step as long as the rows of each series are apart. */
  private static String inForce(List<SeriesResult> series, LongUnaryOperator ofStep) {
    return DurationText.range(series.stream().mapToLong(SeriesResult::stepMillis).map(ofStep));
  }
}
