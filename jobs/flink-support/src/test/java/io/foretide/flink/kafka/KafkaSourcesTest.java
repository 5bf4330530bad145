package io.foretide.flink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class KafkaSourcesTest {
  @Test
  void countsAnswersAndReadsWhatIsCommittedWhateverIsSet() {
    Properties client = new Properties();
    client.setProperty("metric.reporters", "of.Somebody");
    client.setProperty("isolation.level", "read_uncommitted");

    assertThat(KafkaSources.consumer(client))
        .contains(
            Map.entry("metric.reporters", "of.Somebody,io.foretide.flink.kafka.FetchAnswers"),
            Map.entry("isolation.level", "read_committed"));
  }

  @Test
  void fetchesAsIsSet() {
    Properties client = new Properties();
    client.setProperty("max.poll.records", "7");

    assertThat(KafkaSources.consumer(client))
        .contains(
            Map.entry("max.poll.records", "7"),
            Map.entry("partition.discovery.interval.ms", "10000"));
  }
}
