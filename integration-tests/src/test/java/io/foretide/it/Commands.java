package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.Foretide;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The command line, within this process. */
final class Commands {
  private Commands() {}

  /**
   * Runs {@code foretide arguments...}, which must end with an exit code.
   *
   * @return what it said, on standard output and error
   */
  static String foretide(int exitCode, String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine commands = Foretide.commandLine();
    commands.setOut(new PrintWriter(said, true));
    commands.setErr(new PrintWriter(said, true));
    assertThat(commands.execute(arguments)).as("%s", said).isEqualTo(exitCode);
    return said.toString();
  }
}
