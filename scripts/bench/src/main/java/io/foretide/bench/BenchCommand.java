package io.foretide.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.foretide.bench.ladder.Ladder;
import io.foretide.bench.ladder.LadderPlan;
import io.foretide.bench.latency.LatencyRun;
import io.foretide.bench.series.SeriesRuns;
import io.foretide.cli.Folders;
import io.foretide.cli.Foretide;
import io.foretide.cli.OutputFolder;
import io.foretide.cli.UsageException;
import io.foretide.cli.kafka.EmbeddedKafka;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast Foretide is on this machine, beside what else would do a part of its work. */
@Command(
    name = "foretide bench",
    mixinStandardHelpOptions = true,
    version = Foretide.VERSION,
    description = {
      "Measures how fast Foretide is on this machine, beside what anything costs that",
      "reads the same topic, and beside Flink SQL and Kafka Streams doing its windows.",
      "Takes two and a half hours and 10 GB of the temporary folder's disk; --quick three",
      "minutes, and says less."
    })
public final class BenchCommand implements Callable<Integer> {
  /** What can be measured by itself. */
  enum Part {
    LADDER,
    SERIES,
    LATENCY
  }

  private static final LadderPlan FULL = new LadderPlan(Traffic.even(96_000_000, 120), 180, 5);
  private static final LadderPlan QUICK = new LadderPlan(Traffic.even(2_000_000, 3), 0, 1);

  @Spec private CommandSpec spec;

  @Option(
      names = "--quick",
      description = "A fiftieth of the records, once; the fewest series only; no latency.")
  private boolean quick;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private Set<Part> only = EnumSet.allOf(Part.class);

  @Option(
      names = "--live-rate",
      defaultValue = "250000",
      paramLabel = "N",
      description = "Requests a second while latency is measured (default: ${DEFAULT-VALUE}).")
  private double liveRate;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "bench-output",
      description = "Where bench.json and bench.svg go (default: ${DEFAULT-VALUE}).")
  private Path output;

  private volatile boolean isMeasuring;

  /** Runs it; see {@link Foretide} on exit codes and errors. */
  public static void main(String[] args) {
    System.exit(Foretide.commandLine(new BenchCommand()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (quick && only.equals(EnumSet.of(Part.LATENCY))) {
      throw new UsageException("option '--only' is 'latency', which is left out with '--quick'");
    }
    if (liveRate <= 0) {
      throw new UsageException("option '--live-rate' is '" + liveRate + "', expected more than 0");
    }
    OutputFolder.require(output);
    Path home = Path.of(System.getProperty("foretide.home", ".")).toAbsolutePath();
    Path folder = Files.createTempDirectory("foretide-bench");
    BenchResult result;
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"))) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> giveUp(broker, folder), "delete-what-is-left"));
      isMeasuring = true;
      result = measure(broker.bootstrapServers(), home, folder);
    } finally {
      isMeasuring = false;
    }
    PrintWriter out = spec.commandLine().getOut();
    new BenchTable(out).print(result);
    out.println();
    out.println("Figures and chart: " + output.toAbsolutePath().normalize());
    out.flush();
    // After a failure it stays: its message points there.
    Folders.delete(folder);
    return 0;
  }

  /** Whoever interrupts it wants nothing to stay, once nobody writes there any more. */
  private void giveUp(EmbeddedKafka broker, Path folder) {
    if (!isMeasuring) {
      return;
    }
    ChildJvm.stopAll();
    try {
      broker.close();
    } finally {
      delete(folder);
    }
  }

  private void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      say("%s stays: %s".formatted(folder, e.getMessage()));
    }
  }

  /** Measures part after part, and keeps what is there when the next one fails. */
  private BenchResult measure(String broker, Path home, Path folder) throws Exception {
    LadderPlan plan = quick ? QUICK : FULL;
    BenchResult result =
        new BenchResult(
            Instant.now().toString(),
            Machine.describe(),
            plan.traffic(),
            List.of(),
            List.of(),
            null);
    if (only.contains(Part.LADDER)) {
      Ladder.fill(broker, plan.traffic());
      say("%,d requests are in each of two topics".formatted(plan.traffic().records()));
      result = keep(result.withLadder(Ladder.run(broker, plan, home, folder, this::say)));
    }
    if (only.contains(Part.SERIES)) {
      result = keep(result.withSeries(SeriesRuns.run(quick, home, folder, this::say)));
    }
    if (only.contains(Part.LATENCY) && !quick) {
      result =
          keep(
              result.withLatency(
                  LatencyRun.run(broker, liveRate, home, folder.resolve("latency"), this::say)));
    }
    return result;
  }

  private BenchResult keep(BenchResult result) throws IOException {
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(output.resolve("bench.json").toFile(), result);
    BenchChart.write(result, output.resolve("bench.svg"));
    return result;
  }

  private void say(String done) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("  " + done);
    err.flush();
  }
}
