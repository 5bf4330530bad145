package io.foretide.bench.ladder;

import io.foretide.bench.ChildJvm;
import io.foretide.bench.Sample;
import io.foretide.bench.Traffic;
import io.foretide.cli.Folders;
import io.foretide.cli.broker.RecordWriter;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.flink.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.record.TimestampType;

/** Every rung over the same topic, each in a process of its own, interleaved with the others. */
public final class Ladder {
  private static final int PARTITIONS = 4;

  private Ladder() {}

  /** Creates and fills the topics that the rungs read. */
  public static void fill(String bootstrapServers, Traffic traffic)
      throws InterruptedException, ExecutionException {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers);
    fill(client, traffic, RungInput.PREFIX);
    fill(client, traffic.hot(), RungInput.HOT_PREFIX);
  }

  private static void fill(Properties client, Traffic traffic, String prefix)
      throws InterruptedException, ExecutionException {
    new Topics(client, prefix)
        .create(PARTITIONS, Optional.of((short) 1), TimestampType.CREATE_TIME);
    String topic = prefix + TelemetryTopic.TOPIC.name();
    RecordWriter.write(client, out -> traffic.forEachRecord(topic, out));
  }

  /**
   * Runs the ladder.
   *
   * @param plan with the traffic that the topics were filled with
   * @param folder where the processes keep their state
   * @param progress told what has been done
   */
  public static List<RungResult> run(
      String bootstrapServers, LadderPlan plan, Path home, Path folder, Consumer<String> progress)
      throws IOException, InterruptedException, ExecutionException {
    Map<Rung, List<Double>> rates = new EnumMap<>(Rung.class);
    Map<Rung, List<Double>> costs = new EnumMap<>(Rung.class);
    for (int repeat = 1; repeat <= plan.repeats(); repeat++) {
      for (Rung rung : Rung.values()) {
        Path own = folder.resolve(rung + "-" + repeat);
        String[] result = run(rung, bootstrapServers, plan, home, own);
        double records = Double.parseDouble(result[0]);
        double rate = records / Double.parseDouble(result[1]);
        double micros = 1e6 * Double.parseDouble(result[2]) / records;
        double compiler = Double.parseDouble(result[3]);
        rates.computeIfAbsent(rung, r -> new ArrayList<>()).add(rate);
        costs.computeIfAbsent(rung, r -> new ArrayList<>()).add(micros);
        progress.accept(
            "%-3s %d/%d  %,10.0f records/s  %6.3f µs CPU, %2.0f %% with the compiler busy"
                .formatted(rung, repeat, plan.repeats(), rate, micros, 100 * compiler));
      }
    }
    return rates.keySet().stream()
        .map(
            rung ->
                new RungResult(
                    rung.name(),
                    rung.title(),
                    Sample.of(rates.get(rung)),
                    Sample.of(costs.get(rung))))
        .toList();
  }

  private static String[] run(
      Rung rung, String bootstrapServers, LadderPlan plan, Path home, Path folder)
      throws IOException, InterruptedException, ExecutionException {
    List<String> arguments =
        List.of(
            rung.name(),
            bootstrapServers,
            folder.toString(),
            home.toString(),
            Long.toString(plan.traffic().records()),
            Integer.toString(plan.mostWarmUpSeconds()));
    ChildJvm process =
        rung == Rung.KS
            ? ChildJvm.withKafkaStreams(RungMain.class, folder, arguments)
            : ChildJvm.withFlink(RungMain.class, folder, arguments);
    String[] result = process.result();
    // After a failure it stays, with what the process said.
    Folders.delete(folder);
    deleteTopicsOfStreams(bootstrapServers);
    return result;
  }

  /** Kafka Streams leaves a copy of what it read. */
  private static void deleteTopicsOfStreams(String bootstrapServers)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      List<String> left =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.startsWith(StreamsRung.APPLICATION))
              .toList();
      admin.deleteTopics(left).all().get();
    }
  }
}
