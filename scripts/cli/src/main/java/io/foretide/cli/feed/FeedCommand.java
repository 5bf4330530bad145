package io.foretide.cli.feed;

import io.foretide.cli.DurationText;
import io.foretide.cli.Progress;
import io.foretide.cli.Termination;
import io.foretide.cli.UsageException;
import io.foretide.cli.broker.BrokerOptions;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.cli.shop.ShopTraffic;
import io.foretide.flink.topics.TelemetryTopic;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the simulated shop's telemetry to a broker, for trying out jobs that run. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the telemetry of a simulated shop to a broker, and says which incidents happen.",
      "First a history that ends now, as fast as it goes, so that the jobs are trained; then"
          + " single requests at the pace of the clock, until --minutes have passed or Ctrl-C.",
      "Some records are late, repeated or no telemetry at all, as in life."
    })
public final class FeedCommand implements Callable<Integer> {
  private static final int MOST_MINUTES = 1_440;
  private static final double MOST_SPEED = 1_000;

  @Spec private CommandSpec spec;
  @Mixin private BrokerOptions broker;

  @Option(
      names = "--history",
      defaultValue = "8 d",
      converter = DurationText.class,
      paramLabel = "DURATION",
      description = "Whole days of history; 0 to go on from now (default: ${DEFAULT-VALUE}).")
  private Duration history;

  @Option(
      names = "--minutes",
      defaultValue = "120",
      paramLabel = "N",
      description = {
        "Minutes of live telemetry, 1 to 1440 (default: ${DEFAULT-VALUE}).",
        "In 50 one incident happens, in 75 two, in 100 and more three."
      })
  private int minutes;

  @Option(
      names = "--speed",
      defaultValue = "1",
      paramLabel = "N",
      description = {
        "How many times as fast as the clock, 1 to 1000 (default: ${DEFAULT-VALUE}).",
        "The live part then begins so much earlier that it ends at the present."
      })
  private double speed;

  @Option(
      names = "--seed",
      description = "Seed of the simulation; chooses the incidents (default: 13).")
  private Long seed;

  @Override
  public Integer call() throws Exception {
    requireRange("--minutes", minutes, 1, MOST_MINUTES);
    requireRange("--speed", speed, 1, MOST_SPEED);
    int days = historyDays();
    Properties client = broker.client();
    String topic = broker.topicPrefix() + TelemetryTopic.TOPIC.name();
    FedTopic.requireFit(client, topic, days > 0);
    InstantSource clock = InstantSource.system();
    FeedPlan plan =
        FeedPlan.of(
            seed == null ? ShopSettings.defaults().seed() : seed,
            days,
            minutes,
            speed,
            clock.instant());
    ShopTraffic traffic = new ShopTraffic(plan.shop());
    PrintWriter out = spec.commandLine().getOut();
    out.print(IncidentTable.of(traffic.truth().incidents(), plan));
    out.flush();
    Progress progress = new Progress(out, Boolean.getBoolean("foretide.terminal"));
    try (Termination termination = Termination.listen()) {
      new ShopFeed(plan, topic, clock, termination, progress).run(traffic, client);
    }
    return 0;
  }

  private int historyDays() {
    long days = history.toDays();
    if (!history.equals(Duration.ofDays(days)) || days > ShopSettings.MOST_DAYS) {
      throw new UsageException(
          "option '--history' is '%s', expected whole days, 0 to %d d, such as '8 d'"
              .formatted(DurationText.shortest(history.toMillis()), ShopSettings.MOST_DAYS));
    }
    return (int) days;
  }

  private static void requireRange(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new UsageException(
          "option '%s' is '%s', expected %.0f..%.0f"
              .formatted(option, shortest(value), least, most));
    }
  }

  private static String shortest(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
