package io.foretide.cli.jobs;

import io.foretide.cli.UsageException;
import io.foretide.cli.options.OptionTable;
import io.foretide.flink.options.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** Options that neither the launcher nor a job can know: all of a job's have a dot in them. */
final class MisspeltOption {
  private static final Pattern OPTION = Pattern.compile("-{1,2}\\p{Alpha}[^.=]*(=.*)?");

  private MisspeltOption() {}

  /**
   * Looks at what is to go to a job.
   *
   * @throws UsageException naming the first such option, and what may have been meant
   */
  static void requireNone(List<String> arguments, CommandSpec spec) {
    for (String argument : arguments) {
      if (OPTION.matcher(argument).matches()) {
        String written = argument.replaceFirst("=.*", "");
        List<String> known = new ArrayList<>(spec.optionsMap().keySet());
        OptionTable.keys().forEach(key -> known.add("--" + key));
        throw new UsageException(
            "unknown option '%s'%s; see foretide submit --help and, for those of the jobs, foretide options"
                .formatted(written, NearestNames.question(written.replaceFirst("^-+", ""), known)));
      }
    }
  }
}
