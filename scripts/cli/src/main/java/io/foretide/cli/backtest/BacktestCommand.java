package io.foretide.cli.backtest;

import io.foretide.cli.OutputFolder;
import io.foretide.cli.UsageException;
import io.foretide.cli.history.History;
import io.foretide.cli.history.HistoryFiles;
import io.foretide.cli.report.SeriesFigures;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs the model of the jobs over history: what would have been expected, how each row would have
 * scored, and whether it would have alerted.
 */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the model of the jobs over history, each row judged by earlier rows only.",
      "Writes report.html, and for each input NAME.csv[.gz] NAME.points.csv,",
      "NAME.alerts.csv and, with --horizon, NAME.forecasts.csv."
    })
public final class BacktestCommand implements Callable<Integer> {
  private static final int MOST_STEPS = 10_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE_OR_DIR",
      description = "CSV files with the header timestamp,value[,label]; the label is never read.")
  private Path input;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Where the results are written; needed unless --explain is given.")
  private Path output;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      description =
          "Also forecast N steps, 1 to 10000, from the newest row. A step is as long as the rows are apart, though"
              + " at least five minutes: then it begins at the end of the last whole step.")
  private Integer horizon;

  // Read by nobody: there is one choice, and picocli refuses any other.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = "--season",
      defaultValue = "AUTO",
      description = "How the season is found: auto, by the series itself (default: auto).")
  private Season season;

  @Option(
      names = "--signal",
      defaultValue = "value",
      description = {
        "What the values are, which decides their noise model: requests, errors, latency.p95, or any",
        "other name for a gauge (default: ${DEFAULT-VALUE})."
      })
  private String signal;

  @Option(
      names = "--explain",
      paramLabel = "TIMESTAMP",
      description = {
        "Instead of writing results, say why the row of that timestamp, as the file writes it, was",
        "an anomaly or was not. Needs an input of one file."
      })
  private String explained;

  /** How the season is found. */
  enum Season {
    /** Day and week, learnt where they are. */
    AUTO
  }

  @Override
  public Integer call() throws IOException {
    if (horizon != null && (horizon < 1 || horizon > MOST_STEPS)) {
      throw new UsageException(
          "option '--horizon' is '"
              + horizon
              + "', expected 1.."
              + MOST_STEPS
              + ", or no such option");
    }
    if (output == null && explained == null) {
      throw new UsageException("option '--output' is missing: where are the results to go?");
    }
    List<Path> files = HistoryFiles.list(input);
    if (signal.isBlank()) {
      throw new UsageException("option '--signal' is empty, expected requests, errors or a name");
    }
    SignalKind kind = Signals.kind(signal, false);
    if (explained != null) {
      return explain(files, kind);
    }
    OutputFolder.require(output);
    Progress progress = new Progress(files.size(), spec.commandLine().getErr());
    List<SeriesResult> results =
        files.parallelStream().map(file -> run(file, kind, progress)).toList();
    BacktestReport.write(
        input, signal, results, System.currentTimeMillis(), output.resolve("report.html"));
    PrintWriter out = spec.commandLine().getOut();
    BacktestTable.print(results.stream().map(SeriesResult::figures).toList(), out);
    out.println(progress.summary(output));
    out.flush();
    return 0;
  }

  private int explain(List<Path> files, SignalKind kind) throws IOException {
    if (files.size() > 1) {
      throw new UsageException(
          "option '--explain' needs one file, but '" + input + "' holds " + files.size());
    }
    BacktestExplanation.print(
        HistoryFiles.read(files.get(0)), kind, explained, spec.commandLine().getOut());
    return 0;
  }

  private SeriesResult run(Path file, SignalKind kind, Progress progress) {
    try {
      History history = HistoryFiles.read(file);
      requirePossible(history, kind, file);
      Backtest backtest = Backtest.over(history, kind, horizon == null ? 0 : horizon);
      BacktestFiles.write(backtest, output);
      SeriesResult result = SeriesResult.of(backtest);
      progress.done(result.figures());
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot backtest " + file + ": " + e.getMessage(), e);
    }
  }

  /** Values that the signal cannot have were meant for another. */
  private void requirePossible(History history, SignalKind kind, Path file) {
    for (int row = 0; row < history.rows(); row++) {
      double value = history.values()[row];
      if (value < kind.least() || value > kind.most()) {
        throw new UsageException(
            "option '--signal' is '%s', whose values are %s, but %s has %s at %s"
                .formatted(
                    signal,
                    kind == SignalKind.RATIO ? "0 to 1" : "0 or more",
                    file,
                    value,
                    history.timestamps()[row]));
      }
    }
  }

  /** What is done, said on standard error as it goes on. */
  private static final class Progress {
    private final int files;
    private final PrintWriter err;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong alerts = new AtomicLong();

    Progress(int files, PrintWriter err) {
      this.files = files;
      this.err = err;
    }

    void done(SeriesFigures figures) {
      rows.addAndGet(figures.rows());
      alerts.addAndGet(figures.alerts());
      err.printf(Locale.ROOT, "[%d/%d] %s%n", done.incrementAndGet(), files, figures.name());
      err.flush();
    }

    String summary(Path output) {
      return String.format(
          Locale.ROOT,
          "%,d series, %,d rows, %,d alerts; results and report.html in %s",
          files,
          rows.get(),
          alerts.get(),
          output);
    }
  }
}
