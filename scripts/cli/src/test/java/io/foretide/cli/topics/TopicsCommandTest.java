package io.foretide.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.CliRun;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.flink.topics.Topics;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsCommandTest {
  @TempDir private Path folder;

  @Test
  void namesTheTopicsOfTheDesignInTheOrderOfTheFlow() {
    assertThat(Topics.names())
        .containsExactly(
            "telemetry",
            "series-windows",
            "baselines",
            "forecasts",
            "scaling-recommendations",
            "scaling-outcomes",
            "anomaly-alerts",
            "episodes",
            "service-calls",
            "dead-letters",
            "control");
  }

  @Test
  void createsWhatIsMissingAndListsWhatIsThere() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder)) {
      assertThat(topics("list", broker).out().lines()).allMatch(line -> line.endsWith("missing"));
      CliRun created = topics("create", broker);
      assertThat(created.exitCode()).as(created.err()).isZero();
      assertThat(created.out().lines())
          .containsExactlyElementsOf(
              Topics.names().stream().map(name -> "created test." + name).toList());
      assertThat(topics("create", broker).out().strip()).isEqualTo("all topics exist");
      assertThat(topics("list", broker).out().lines())
          .hasSize(Topics.names().size())
          .allMatch(line -> line.startsWith("test.") && line.endsWith(" 4 partitions"));
      CliRun alerts =
          CliRun.of(
              "alerts",
              "--bootstrap-servers",
              broker.bootstrapServers(),
              "--topic-prefix",
              "test.");
      assertThat(alerts)
          .isEqualTo(new CliRun(0, "", "foretide: no episode was written to test.episodes yet\n"));
    }
  }

  private static CliRun topics(String command, EmbeddedKafka broker) {
    return CliRun.of(
        "topics",
        command,
        "--bootstrap-servers",
        broker.bootstrapServers(),
        "--topic-prefix",
        "test.");
  }
}
