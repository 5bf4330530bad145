package io.foretide.cli.control;

import io.foretide.model.control.Control;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Withdraws what was told. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = "Withdraws what was told: all of it, or nothing when an id is not in force.")
final class DeleteCommand implements Callable<Integer> {
  @Mixin private ControlTalk talk;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "What to withdraw.")
  private List<String> ids;

  @Override
  public Integer call() {
    ToldControls controls = talk.controls();
    Map<String, Control> inForce = controls.inForce();
    if (!talk.knows(inForce, ids)) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    List<ControlChange> changes =
        ids.stream().distinct().map(id -> new ControlChange(inForce.get(id), null)).toList();
    controls.write(changes);
    changes.forEach(change -> talk.say(change.line()));
    return CommandLine.ExitCode.OK;
  }
}
