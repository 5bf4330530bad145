package io.foretide.cli;

import io.foretide.cli.alerts.AlertsCommand;
import io.foretide.cli.backtest.BacktestCommand;
import io.foretide.cli.cluster.ClusterCommand;
import io.foretide.cli.control.ControlCommand;
import io.foretide.cli.demo.DemoCommand;
import io.foretide.cli.digest.DigestCommand;
import io.foretide.cli.evaluate.EvaluateCommand;
import io.foretide.cli.feed.FeedCommand;
import io.foretide.cli.jobs.CancelCommand;
import io.foretide.cli.jobs.RescaleCommand;
import io.foretide.cli.jobs.SavepointCommand;
import io.foretide.cli.jobs.SubmitCommand;
import io.foretide.cli.options.OptionsCommand;
import io.foretide.cli.serve.ServeCommand;
import io.foretide.cli.simulate.SimulateCommand;
import io.foretide.cli.topics.TopicsCommand;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line {@code scripts/foretide}. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
    name = "foretide",
    mixinStandardHelpOptions = true,
    version = Foretide.VERSION,
    description = "Learns what is normal in service telemetry, forecasts capacity, alerts early.",
    footer = {
      "",
      "  bench     Measures how fast Foretide is on this machine (see bench --help).",
      "  soak      Breaks a cluster at random and looks that nothing is lost (see soak --help).",
      "  test      Builds everything and runs every test (handled by scripts/foretide).",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage."
    },
    subcommands = {
      DemoCommand.class,
      BacktestCommand.class,
      SimulateCommand.class,
      EvaluateCommand.class,
      TopicsCommand.class,
      AlertsCommand.class,
      ControlCommand.class,
      ServeCommand.class,
      ClusterCommand.class,
      SubmitCommand.class,
      SavepointCommand.class,
      RescaleCommand.class,
      CancelCommand.class,
      FeedCommand.class,
      DigestCommand.class,
      OptionsCommand.class
    })
public final class Foretide {
  /** What {@code --version} says. */
  public static final String VERSION = "Foretide 0.1.0";

  private Foretide() {}

  /** Runs a command. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /**
   * The commands, with errors as one line on standard error; {@code FORETIDE_DEBUG=1} shows where
   * they came from.
   */
  public static CommandLine commandLine() {
    CommandLine commands = commandLine(new Foretide());
    commands.getSubcommands().get("submit").setUnmatchedOptionsArePositionalParams(true);
    return commands;
  }

  /** The same for a command that comes from elsewhere. */
  public static CommandLine commandLine(Object command) {
    CommandLine commands = new CommandLine(command);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setParameterExceptionHandler(
        (failure, arguments) -> {
          CommandLine wrong = failure.getCommandLine();
          String name = wrong.getCommandSpec().qualifiedName();
          wrong
              .getErr()
              .println(
                  "foretide: " + message(failure) + nearest(failure) + "; see " + name + " --help");
          return CommandLine.ExitCode.USAGE;
        });
    commands.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          failed.getErr().println("foretide: " + message(failure));
          if (System.getenv("FORETIDE_DEBUG") != null) {
            failure.printStackTrace(failed.getErr());
          }
          boolean usage =
              failure instanceof UsageException || failure instanceof InvalidOptionException;
          return usage ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        });
    return commands;
  }

  /** What may have been meant by an option or command that there is not. */
  private static String nearest(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    List<String> known = new ArrayList<>(spec.optionsMap().keySet());
    known.addAll(spec.subcommands().keySet());
    return NearestNames.question(unmatched.getUnmatched().get(0), known);
  }

  private static String message(Throwable failure) {
    if (failure instanceof ExecutionException && failure.getCause() != null) {
      return message(failure.getCause());
    }
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
