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
      description = "Also simulate these lead times, such as 5min,15min,30min.")
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
    JudgedRows judged = new JudgedRows(from, settings.leadMillis(), settings.targetViolation());
    DemandFiles files = DemandFiles.of(HistoryFiles.list(input), policy::requireFit, judged);
    OutputFolder.require(output);
    try (StagedFolder results = StagedFolder.within(output)) {
      Compared all =
          Compared.of(simulated(files.usable(), settings, judged, results), files.leftOut());
      List<WhatIf> grid = grid(files.usable(), settings);
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

  private List<WhatIf> grid(List<Path> files, SimulationSettings settings) {
    List<WhatIf> grid = new ArrayList<>();
    if (otherLeads == null && otherTargets == null) {
      return grid;
    }
    for (long lead : leads(settings)) {
      for (double target :
          otherTargets == null ? List.of(settings.targetViolation()) : otherTargets) {
        SimulationSettings others = settings.with(lead, target);
        List<Map<Rule, CapacityFit>> fits =
            files.parallelStream()
                .map(file -> SimulatedSeries.of(DemandFiles.read(file), others, from).fits())
                .toList();
        grid.add(WhatIf.of(lead, target, Compared.of(fits)));
        say(
            "what if: lead "
                + DurationText.shortest(lead)
                + ", target "
                + ShareText.percent(target));
      }
    }
    return grid;
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
