package io.foretide.cli.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretide.model.control.Control;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is in force. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    description = "Shows what is in force, as YAML that apply takes.")
final class GetCommand implements Callable<Integer> {
  private static final String SEPARATOR = "---";

  /** A lower version counts, a higher one is a time. */
  private static final long FIRST_TIME = 1_000_000_000_000L;

  @Mixin private ControlTalk talk;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Only these.")
  private List<String> ids = List.of();

  @Option(
      names = "--output",
      defaultValue = "yaml",
      paramLabel = "FORMAT",
      description = "yaml, or json: an object a line (default: ${DEFAULT-VALUE}).")
  private Output output;

  /** How it is shown. */
  enum Output {
    /** Documents for people and for apply; version and author are comments. */
    YAML,
    /** An object a line, with version and author. */
    JSON
  }

  @Override
  public Integer call() {
    Map<String, Control> inForce = talk.controls().inForce();
    if (!talk.knows(inForce, ids)) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    Collection<Control> wanted =
        ids.isEmpty() ? inForce.values() : ids.stream().distinct().map(inForce::get).toList();
    switch (output) {
      case YAML -> yaml(wanted);
      case JSON -> wanted.forEach(control -> talk.say(json(control)));
    }
    return CommandLine.ExitCode.OK;
  }

  private void yaml(Collection<Control> wanted) {
    String before = "";
    for (Control control : wanted) {
      talk.say(before + heading(control) + YamlText.of(ControlForm.write(control)).stripTrailing());
      before = SEPARATOR + System.lineSeparator();
    }
  }

  private static String heading(Control control) {
    String author = control.author().isBlank() ? "" : ", by " + control.author();
    String time =
        control.version() < FIRST_TIME ? "" : ", " + Instant.ofEpochMilli(control.version());
    return "# version %d%s%s%n"
        .formatted(control.version(), time, author.replaceAll("\\p{Cntrl}", " "));
  }

  private static String json(Control control) {
    ObjectNode node = ControlForm.write(control);
    node.put("version", control.version());
    node.put("author", control.author());
    return node.toString();
  }
}
