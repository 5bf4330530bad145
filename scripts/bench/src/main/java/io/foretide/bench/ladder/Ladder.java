package io.foretide.bench.ladder;

import io.foretide.bench.TelemetryFeed;
import io.foretide.bench.Traffic;
import io.foretide.cli.kafka.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.record.TimestampType;

public final class Ladder {
  private Ladder() {}

  public static void run(
      String broker, Traffic bench, int repeats, List<String> only, Path folder, PrintWriter out)
      throws Exception {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker);
    new Topics(client, "bench.").create(4, Optional.of((short) 1), TimestampType.CREATE_TIME);
    long t = System.nanoTime();
    TelemetryFeed.fill(bench, broker, "bench.telemetry");
    out.printf("filled in %.1f s%n", (System.nanoTime() - t) / 1e9);
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (Rung rung : Rung.values()) {
        if (!only.isEmpty() && !only.contains(rung.name())) {
          continue;
        }
        Path own = folder.resolve(rung + "-" + repeat);
        RungProcess.Cost cost =
            RungProcess.run(
                rung,
                Arrays.asList(
                    broker,
                    own.toString(),
                    System.getProperty("foretide.home"),
                    "2",
                    Long.toString(bench.records())),
                own);
        out.printf(
            "%-4s %6.2f s %8.3f M/s  CPU %6.3f us  %s%n",
            rung,
            cost.seconds(),
            bench.records() / cost.seconds() / 1e6,
            1e6 * cost.cpuSeconds() / bench.records(),
            rung.title());
        out.flush();
      }
    }
  }
}
