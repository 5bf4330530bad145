package io.foretide.cli.backtest;

import io.foretide.cli.OutputFolder;
import io.foretide.cli.UsageException;
import io.foretide.cli.history.HistoryFiles;
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
      "Writes NAME.points.csv for each input NAME.csv[.gz], and NAME.forecasts.csv with --horizon."
    })
public final class BacktestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE_OR_DIR",
      description = "CSV files with the header timestamp,value[,label]; the label is never read.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where the results are written.")
  private Path output;

  @Option(
      names = "--horizon",
      defaultValue = "0",
      paramLabel = "N",
      description = "Also forecast N steps from the last row.")
  private int horizon;

  // Read by nobody: there is one choice, and picocli refuses any other.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = "--season",
      defaultValue = "AUTO",
      description = "How the season is found: ${COMPLETION-CANDIDATES} (default: auto).")
  private Season season;

  @Option(
      names = "--signal",
      defaultValue = "value",
      description = {
        "What the values are, which decides their noise model: requests, errors, latency.p95, or any",
        "other name for a gauge (default: ${DEFAULT-VALUE})."
      })
  private String signal;

  /** How the season is found. */
  enum Season {
    /** Day and week, learnt where they are. */
    AUTO
  }

  @Override
  public Integer call() throws IOException {
    if (horizon < 0 || horizon > 10_000) {
      throw new UsageException("option '--horizon' is '" + horizon + "', expected 0..10000");
    }
    List<Path> files = HistoryFiles.list(input);
    OutputFolder.require(output);
    Progress progress = new Progress(files.size(), spec.commandLine().getErr());
    files.parallelStream().forEach(file -> run(file, progress));
    spec.commandLine().getOut().println(progress.summary(output));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void run(Path file, Progress progress) {
    try {
      Backtest backtest =
          Backtest.over(HistoryFiles.read(file), Signals.kind(signal, false), horizon);
      BacktestFiles.write(backtest, output);
      progress.done(backtest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot backtest " + file + ": " + e.getMessage(), e);
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

    void done(Backtest backtest) {
      rows.addAndGet(backtest.history().rows());
      alerts.addAndGet(backtest.alerts().size());
      err.printf(
          Locale.ROOT, "[%d/%d] %s%n", done.incrementAndGet(), files, backtest.history().name());
      err.flush();
    }

    String summary(Path output) {
      return String.format(
          Locale.ROOT,
          "%,d series, %,d rows, %,d alerts; results in %s",
          files,
          rows.get(),
          alerts.get(),
          output);
    }
  }
}
