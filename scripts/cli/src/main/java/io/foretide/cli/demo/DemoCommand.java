package io.foretide.cli.demo;

import io.foretide.cli.Folders;
import io.foretide.cli.OutputFolder;
import io.foretide.cli.Progress;
import io.foretide.cli.UsageException;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.cli.report.ReportData;
import io.foretide.cli.report.ReportWriter;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.flink.topics.Topics;
import io.foretide.scaling.ScalingForecastOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.common.record.TimestampType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The main job on an embedded Kafka broker and a MiniCluster with RocksDB, over a simulated shop or
 * given files.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the main job on weeks of simulated traffic or on CSV files.",
      "Starts an embedded Kafka broker and a Flink MiniCluster with RocksDB.",
      "Prints what was found against what truly happened and writes report.html."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "FILE_OR_DIR",
      description = "CSV files with the header timestamp,value[,label] instead of the simulation.")
  private Path input;

  @Option(
      names = "--output",
      defaultValue = "demo-output",
      paramLabel = "DIR",
      description = "Where report.html is written (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Option(
      names = "--signal",
      defaultValue = "requests",
      description = "What the values of the files are (default: ${DEFAULT-VALUE}).")
  private String signal;

  @Option(names = "--days", description = "Days of simulated history (default: 21).")
  private Integer days;

  @Option(names = "--seed", description = "Seed of the simulation.")
  private Long seed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    DemoInput demo = demoInput();
    OutputFolder.require(output);
    Path folder = Files.createTempDirectory("foretide-demo");
    try {
      run(demo, folder, out);
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  private DemoInput demoInput() throws IOException {
    if (input != null) {
      if (days != null || seed != null) {
        throw new UsageException("--days and --seed are of the simulation, which --input replaces");
      }
      return new FilesInput(input, signal);
    }
    ShopSettings settings = ShopSettings.defaults();
    settings = seed == null ? settings : settings.withSeed(seed);
    if (days != null && (days < 1 || days > ShopSettings.MOST_DAYS)) {
      throw new UsageException(
          "option '--days' is '%d', expected 1..%d".formatted(days, ShopSettings.MOST_DAYS));
    }
    return new ShopInput(
        days == null ? settings : settings.withLength(days, settings.rawMinutes()));
  }

  private void run(DemoInput demo, Path folder, PrintWriter out) throws Exception {
    out.println(demo.title());
    Progress progress = new Progress(out, Boolean.getBoolean("foretide.terminal"));
    progress.begin("start a Kafka broker");
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"))) {
      Properties client = new Properties();
      client.setProperty("bootstrap.servers", broker.bootstrapServers());
      new Topics(client, "").create(4, Optional.of((short) 1), TimestampType.CREATE_TIME);
      progress.done("%s", broker.bootstrapServers());
      progress.begin("write telemetry");
      Feed feed = new Feed(demo, client);
      feed.run(TelemetryTopic.TOPIC.name(), progress);
      progress.begin("learn, forecast, alert");
      try (Recorder recorder = new Recorder(client, demo.endMillis())) {
        Path home = Path.of(System.getProperty("foretide.home", "."));
        DemoJob job = DemoJob.start(demo, broker.bootstrapServers(), home, folder);
        follow(job, recorder, demo, progress);
        if (feed.hasMore() && !job.isDone()) {
          new Steering(broker.bootstrapServers(), folder, out).run(feed, recorder);
        }
        job.end();
        recorder.finish();
        report(demo, recorder, feed.records(), out);
      }
    }
  }

  /** Until all is read that was written. */
  private static void follow(DemoJob job, Recorder recorder, DemoInput demo, Progress progress) {
    // The last window stays open until records come that are after it.
    long caughtUp = demo.toldAtMillis().orElse(Long.MAX_VALUE) - 2 * demo.windowMillis();
    while (!job.isDone() && recorder.latestMillis() < caughtUp) {
      recorder.poll();
      double span = (double) (demo.endMillis() - demo.startMillis());
      if (recorder.latestMillis() > Long.MIN_VALUE) {
        progress.report(
            (recorder.latestMillis() - demo.startMillis()) / span,
            "%s, %,d windows, alerts: %d",
            TIME.format(Instant.ofEpochMilli(recorder.latestMillis())),
            recorder.scored(),
            recorder.alerts().stream().filter(alert -> alert.revision() == 0).count());
      }
    }
    recorder.finish();
    progress.done("%,d windows", recorder.scored());
  }

  private void report(DemoInput demo, Recorder recorder, long records, PrintWriter out)
      throws IOException {
    DemoReport report =
        new DemoReport(demo, recorder, ScalingForecastOptions.LEAD_TIME.defaultValue().toMillis());
    ReportData data = report.data(records, System.currentTimeMillis());
    Path page = output.resolve("report.html");
    ReportWriter.write(data, page);
    new DemoSummary(out).print(data, report.matching(), recorder.scored());
    out.println();
    out.println("Report: " + page.toAbsolutePath().normalize());
    out.flush();
  }
}
