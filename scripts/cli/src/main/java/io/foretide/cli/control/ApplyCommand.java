package io.foretide.cli.control;

import io.foretide.cli.UsageException;
import io.foretide.model.control.Control;
import io.foretide.model.control.Feedback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts in force what YAML files say: all of them, or nothing. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Puts in force what YAML files say, and prints a line for each document.",
      "Nothing is written unless every document is valid."
    })
final class ApplyCommand implements Callable<Integer> {
  @Mixin private ControlTalk talk;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "A file, or a folder with all its *.yaml and *.yml.")
  private List<Path> paths;

  @Option(names = "--dry-run", description = "Print what would be done, and write nothing.")
  private boolean dryRun;

  @Option(
      names = "--prune",
      description = "Delete what is in force but in none of the folders, except for feedback.")
  private boolean prune;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who says so (default: the user's name).")
  private String author;

  @Override
  public Integer call() throws IOException {
    if (prune && !paths.stream().allMatch(Files::isDirectory)) {
      throw new UsageException("option '--prune' needs folders: all that is to be in force");
    }
    ControlFiles files = ControlFiles.read(paths);
    if (!files.problems().isEmpty()) {
      files.problems().forEach(talk::complain);
      return CommandLine.ExitCode.USAGE;
    }
    if (files.told().isEmpty()) {
      throw new UsageException("the files say nothing: no document in any of them");
    }
    ToldControls controls = talk.controls();
    List<ControlChange> changes =
        Stream.concat(
                controls.changes(files.told(), author, System.currentTimeMillis()).stream(),
                pruned(controls, files.told()))
            .toList();
    if (!dryRun) {
      controls.write(changes);
    }
    changes.forEach(change -> talk.say(change.line()));
    return CommandLine.ExitCode.OK;
  }

  private Stream<ControlChange> pruned(ToldControls controls, List<Control> told) {
    List<String> kept = told.stream().map(Control::id).toList();
    return controls.inForce().values().stream()
        .filter(control -> prune && !(control.instruction() instanceof Feedback))
        .filter(control -> !kept.contains(control.id()))
        .map(control -> new ControlChange(control, null));
  }
}
