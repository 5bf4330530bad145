package io.foretide.cli.simulate;

import io.foretide.cli.DurationText;
import io.foretide.cli.OutputFolder;
import io.foretide.cli.ShareText;
import io.foretide.cli.StagedFolder;
import io.foretide.cli.UsageException;
import io.foretide.cli.history.HistoryFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays demand against the scaling policy of the job, and against simpler rules. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Replays demand against the scaling policy, beside simpler rules with hindsight.",
      "Capacity for each row is decided one lead time earlier from the rows up to then.",
      "Writes simulation.html and, for each input NAME.csv[.gz], NAME.replicas.csv;",
      "with --what-if-leads or --what-if-targets also what-if.csv. Every file is read",
      "first, and results appear when all of them are there: until then, and when the",
      "run fails, those of an earlier run stay. They are replaced by name, and without",
      "a new what-if.csv the old one goes; a NAME.replicas.csv of no input now stays."
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final String GRID = "what-if.csv";

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE_OR_DIR",
      description =
          "CSV files with the header timestamp,value[,label]: demand in any unit, known at its"
              + " timestamp; the label is never read.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where the results are written.")
  private Path output;

  @Mixin private PolicyOptions policy;

  @Option(
      names = "--from",
      defaultValue = "0.5",
      converter = ShareText.class,
      paramLabel = "SHARE",
      description =
          "Share of the rows before those that are judged, 0 to below 1; at least ten are left to be"
              + " judged (default: ${DEFAULT-VALUE}).")
  private double from;

  @Option(
      names = "--what-if-leads",
      split = ",",
      converter = DurationText.class,
      paramLabel = "DURATION",
      description =
          "Also simulate these lead times, such as 5min,15min,30min; a series with too few rows to"
              + " judge at one of them is left out.")
  private List<Duration> otherLeads;

  @Option(
      names = "--what-if-targets",
      split = ",",
      converter = ShareText.class,
      paramLabel = "SHARE",
      description = "Also simulate these targets, such as 0.001,0.01,0.05.")
  private List<Double> otherTargets;

  @Override
  public Integer call() throws IOException {
    SimulationSettings settings = policy.settings();
    requirePossible();
    List<JudgedRows> judged = judgedAtEachLead(settings);
    DemandFiles files = DemandFiles.of(HistoryFiles.list(input), policy::requireFit, judged);
    OutputFolder.require(output);
    try (StagedFolder results = StagedFolder.within(output)) {
      Compared all =
          Compared.of(simulated(files.usable(), settings, judged.get(0), results), files.leftOut());
      List<WhatIf> grid = grid(files.usable(), settings, all);
      SimulationPage.write(input, settings, all, grid, results.file("simulation.html"));
      if (grid.isEmpty()) {
        results.outdate(GRID);
      } else {
        SimulationFiles.write(grid, results.file(GRID));
      }
      results.publish();
      print(settings, all, grid);
    }
    return 0;
  }

  private void print(SimulationSettings settings, Compared all, List<WhatIf> grid) {
    PrintWriter out = spec.commandLine().getOut();
    SimulationTable.print(all, settings.replicaCapacity(), out);
    if (!grid.isEmpty()) {
      SimulationTable.printWhatIf(grid, out);
    }
    out.printf(
        Locale.ROOT,
        "%,d series; results and simulation.html in %s%n",
        all.series().size(),
        output);
    out.flush();
  }

  private void requirePossible() {
    if (!(from >= 0 && from < 1)) {
      throw new UsageException(
          "option '--from' is '" + ShareText.percent(from) + "', expected 0 to below 1");
    }
    if (otherLeads != null) {
      otherLeads.forEach(lead -> PolicyOptions.requireLead("--what-if-leads", lead));
    }
    if (otherTargets != null) {
      otherTargets.forEach(target -> PolicyOptions.requireTarget("--what-if-targets", target));
    }
  }

  private List<SeriesResult> simulated(
      List<Path> files, SimulationSettings settings, JudgedRows judged, StagedFolder results) {
    AtomicInteger done = new AtomicInteger();
    return EachFile.of(
        files,
        file -> {
          SeriesResult result = simulated(file, settings, judged, results);
          say("[" + done.incrementAndGet() + "/" + files.size() + "] " + result.title());
          return result;
        });
  }

  private SeriesResult simulated(
      Path file, SimulationSettings settings, JudgedRows judged, StagedFolder results) {
    SimulatedSeries series = SimulatedSeries.of(DemandFiles.read(file), settings, from);
    try {
      SimulationFiles.write(series, results.file(series.history().name() + ".replicas.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot simulate " + file + ": " + e.getMessage(), e);
    }
    return SeriesResult.of(series, judged);
  }

  /** Other lead times and targets, all by the same series, each of which the table is by, too. */
  private List<WhatIf> grid(List<Path> files, SimulationSettings settings, Compared all) {
    if (otherLeads == null && otherTargets == null) {
      return List.of();
    }
    List<SimulationSettings> others = others(settings);
    List<List<Map<Rule, CapacityFit>>> points = new ArrayList<>();
    for (SimulationSettings other : others) {
      points.add(
          EachFile.of(
              files, file -> SimulatedSeries.of(DemandFiles.read(file), other, from).fits()));
      say(
          "what if: lead "
              + DurationText.shortest(other.leadMillis())
              + ", target "
              + ShareText.percent(other.targetViolation()));
    }
    points.add(all.series().stream().map(SeriesResult::fits).toList());
    List<List<Map<Rule, CapacityFit>>> compared = Compared.everywhere(points);
    return IntStream.range(0, others.size())
        .mapToObj(
            i ->
                WhatIf.of(
                    others.get(i).leadMillis(), others.get(i).targetViolation(), compared.get(i)))
        .toList();
  }

  private List<SimulationSettings> others(SimulationSettings settings) {
    List<Double> targets =
        otherTargets == null ? List.of(settings.targetViolation()) : otherTargets;
    return leads(settings).stream()
        .flatMap(lead -> targets.stream().map(target -> settings.with(lead, target)))
        .toList();
  }

  /** What the series need to be judged by, at {@code --lead} first. */
  private List<JudgedRows> judgedAtEachLead(SimulationSettings settings) {
    return Stream.concat(Stream.of(settings.leadMillis()), leads(settings).stream())
        .distinct()
        .map(lead -> new JudgedRows(from, lead, settings.targetViolation()))
        .toList();
  }

  private List<Long> leads(SimulationSettings settings) {
    return otherLeads == null
        ? List.of(settings.leadMillis())
        : otherLeads.stream().map(Duration::toMillis).toList();
  }

  private synchronized void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
