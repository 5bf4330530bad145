package io.foretide.cli.topics;

import io.foretide.cli.UsageException;
import io.foretide.cli.broker.BrokerOptions;
import io.foretide.flink.topics.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.record.TimestampType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates and lists the topics of an installation. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "Creates and lists the topics.",
    synopsisSubcommandLabel = "(create | list)")
public final class TopicsCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Creates the topics that do not exist yet.")
  int create(
      @Mixin BrokerOptions broker,
      @Option(
              names = "--partitions",
              defaultValue = "4",
              description = "Partitions of each topic (default: ${DEFAULT-VALUE}).")
          int partitions,
      @Option(
              names = "--replication",
              description = "Replicas of each topic (default: the broker's).")
          Short replication)
      throws InterruptedException, ExecutionException {
    if (partitions < 1) {
      throw new UsageException(
          "option '--partitions' is '" + partitions + "', expected at least 1");
    }
    Topics topics = new Topics(broker.client(), broker.topicPrefix());
    List<String> created =
        topics.create(partitions, Optional.ofNullable(replication), TimestampType.LOG_APPEND_TIME);
    PrintWriter out = spec.commandLine().getOut();
    created.forEach(name -> out.println("created " + name));
    if (created.isEmpty()) {
      out.println("all topics exist");
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the topics and their partitions.")
  int list(@Mixin BrokerOptions broker) throws InterruptedException, ExecutionException {
    Map<String, Integer> partitions =
        new Topics(broker.client(), broker.topicPrefix()).partitions();
    PrintWriter out = spec.commandLine().getOut();
    for (String name : Topics.names()) {
      Integer count = partitions.get(broker.topicPrefix() + name);
      out.printf(
          "%-32s %s%n",
          broker.topicPrefix() + name, count == null ? "missing" : count + " partitions");
    }
    out.flush();
    return 0;
  }
}
