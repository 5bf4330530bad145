package io.foretide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command explains itself. */
class ForetideHelpTest {

  static Stream<List<String>> commands() {
    List<List<String>> found = new ArrayList<>();
    collect(Foretide.commandLine(), List.of(), found);
    return found.stream();
  }

  private static void collect(CommandLine command, List<String> path, List<List<String>> found) {
    found.add(path);
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              List<String> subPath = new ArrayList<>(path);
              subPath.add(name);
              collect(sub, subPath, found);
            });
  }

  @Test
  void offersTheCommandsOfTheDesign() {
    assertThat(Foretide.commandLine().getSubcommands())
        .containsKeys(
            "demo",
            "backtest",
            "simulate",
            "evaluate",
            "topics",
            "alerts",
            "control",
            "serve",
            "options");
  }

  @Test
  void namesTheCommandsThatTheLauncherFindsElsewhere() {
    assertThat(CliRun.of("--help").out()).contains("  bench  ", "  soak  ", "  test  ");
  }

  @Test
  void saysWhatAnInactiveTriggerDoes() {
    assertThat(CliRun.of("serve", "--help").out().replaceAll("\\s+", " "))
        .contains("scaling.mode is forecast-only", "KEDA takes a workload to zero", "or pause")
        .contains("the metric is what is asked for anyway (signal replicas.wanted)")
        .contains("without that signal a poll fails. KEDA's fallback acts on such a failure")
        .contains("leave fallback out")
        .doesNotContain("replicas that are ready");
  }

  @ParameterizedTest(name = "foretide {0} --help")
  @MethodSource("commands")
  void printsWhatACommandDoesAndEndsWell(List<String> path) {
    List<String> arguments = new ArrayList<>(path);
    arguments.add("--help");
    CliRun run = CliRun.of(arguments.toArray());
    CommandSpec spec = spec(path);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(spec.usageMessage().description()).as("description of %s", path).isNotEmpty();
    String unwrapped = run.out().replaceAll("\\s+", " ");
    assertThat(unwrapped)
        .contains("Usage: foretide")
        .contains(String.join(" ", spec.usageMessage().description()));
  }

  @ParameterizedTest(name = "foretide {0}")
  @MethodSource("commands")
  void describesEveryOption(List<String> path) {
    for (OptionSpec option : spec(path).options()) {
      assertThat(option.description()).as("%s of %s", option.longestName(), path).isNotEmpty();
    }
  }

  private static CommandSpec spec(List<String> path) {
    CommandLine command = Foretide.commandLine();
    for (String name : path) {
      command = command.getSubcommands().get(name);
    }
    return command.getCommandSpec();
  }
}
