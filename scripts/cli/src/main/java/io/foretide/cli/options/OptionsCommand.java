package io.foretide.cli.options;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the options of the jobs as the table that the README holds. */
@Command(
    name = "options",
    mixinStandardHelpOptions = true,
    description = "Prints the options of the jobs as a Markdown table.")
public final class OptionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(OptionTable.markdown());
    out.flush();
    return 0;
  }
}
