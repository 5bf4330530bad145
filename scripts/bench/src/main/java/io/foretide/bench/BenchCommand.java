package io.foretide.bench;

import io.foretide.bench.ladder.Ladder;
import io.foretide.cli.kafka.EmbeddedKafka;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast Foretide is on this machine. */
@Command(name = "bench", mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--records", defaultValue = "4000000")
  private long records;

  @Option(names = "--repeats", defaultValue = "1")
  private int repeats;

  @Option(names = "--rungs", split = ",")
  private List<String> rungs = List.of();

  @Option(names = "--minutes", defaultValue = "30")
  private int minutes;

  @Option(names = "--hot", defaultValue = "0")
  private double hot;

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchCommand()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("foretide-bench");
    PrintWriter out = spec.commandLine().getOut();
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"))) {
      Ladder.run(
          broker.bootstrapServers(),
          new Traffic(records, 100, 10, minutes, hot),
          repeats,
          rungs,
          folder,
          out);
    }
    return 0;
  }
}
