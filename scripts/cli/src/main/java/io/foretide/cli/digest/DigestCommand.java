package io.foretide.cli.digest;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a savepoint holds, or compares two of them series by series. */
@Command(
    name = "digest",
    mixinStandardHelpOptions = true,
    description = {
      "Prints how many keys each operator has state of in a savepoint, and a digest of it.",
      "With two savepoints compares them series by series: a job that was rescaled or upgraded must"
          + " have the same state before and after.",
      "State by key only: places in topics and open transactions are not compared.",
      "Exit code 0 when the state is the same, else 1."
    })
public final class DigestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SAVEPOINT", description = "A savepoint.")
  private String first;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OTHER",
      description = "The savepoint to compare it with.")
  private String second;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    SavepointReader reader = new SavepointReader();
    StateDigest state = reader.read(first);
    boolean same = true;
    if (second == null) {
      DigestTable.print(state, out);
    } else {
      StateComparison comparison = StateComparison.of(state, reader.read(second));
      DigestTable.print(comparison, out);
      same = comparison.isSame();
    }
    out.flush();
    return same ? 0 : 1;
  }
}
