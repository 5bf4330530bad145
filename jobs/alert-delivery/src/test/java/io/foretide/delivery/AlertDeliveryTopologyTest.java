package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.fixtures.JobGraphs;
import io.foretide.flink.job.KafkaJob;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertDeliveryTopologyTest {
  @Test
  void readsTheEpisodesForEachReceiverByItself() {
    assertThat(
            JobGraphs.operators(
                AlertDeliveryJob::wire,
                "--delivery.alertmanager.url",
                "http://one:9093,http://two:9093",
                "--delivery.pagerduty.routing-key",
                "${env:PAGERDUTY_ROUTING_KEY}",
                "--delivery.webhook.url",
                "https://hooks.example.com",
                "--delivery.cloud-events.topic",
                "incidents"))
        .containsEntry("alert-delivery.alertmanager.read-episodes", "Source: Read episodes")
        .containsEntry("alert-delivery.deliver-alertmanager", "Deliver to alertmanager")
        .containsEntry("alert-delivery.alertmanager-2.read-episodes", "Source: Read episodes")
        .containsEntry("alert-delivery.deliver-alertmanager-2", "Deliver to alertmanager-2")
        .containsEntry("alert-delivery.pagerduty.read-episodes", "Source: Read episodes")
        .containsEntry("alert-delivery.deliver-pagerduty", "Deliver to pagerduty")
        .containsEntry("alert-delivery.webhook.read-episodes", "Source: Read episodes")
        .containsEntry("alert-delivery.deliver-webhook", "Deliver to webhook")
        .containsEntry("alert-delivery.cloud-events.read-episodes", "Source: Read episodes")
        .containsEntry("alert-delivery.select-cloud-events", "Select cloud-events")
        .containsKeys("alert-delivery.write-cloud-events", "alert-delivery.write-dead-letters");
  }

  @Test
  void keepsItsStateWithoutKryo() {
    assertThat(
            JobGraphs.kryoIn(
                List.of(
                    TypeInformation.of(DeliveryProgress.class).createSerializer(serializers()),
                    TypeInformation.of(SourceRecord.class).createSerializer(serializers()))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delivery.alertmanager.resend-interval | 0 s | a duration of at most a day, such as '5 min'",
        "delivery.pagerduty.min-severity | loud | info, warning or critical",
        "delivery.cloud-events.topic | a b |"
            + " the name of a topic: at most 249 letters, digits, dots, dashes and underscores",
        "delivery.cloud-events.source | a b | an URI reference that is not empty",
        "delivery.max-attempts | 0 | 1..1000",
        "delivery.rate-limit | 0 | 1..1000",
        "delivery.request-timeout | 1 ms | a duration of at most a day, such as '5 min'",
        "delivery.max-age | 1 s |"
            + " a duration of at least 60 s and at most 36500 days, such as '5 min'",
        "kafka.bounded | true | false: deliveries have no end",
      })
  void refusesWrongOptionsAtTheStart(String option, String value, String allowed) {
    JobGraphs.requireRefused(AlertDeliveryTopologyTest::wire, option, value, allowed);
  }

  /** Everybody is told, but for what an argument says. */
  private static KafkaJob wire(StreamExecutionEnvironment environment, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--delivery.alertmanager.url",
                "http://host:9093",
                "--delivery.pagerduty.routing-key",
                "${env:KEY}"));
    if (!List.of(arguments).contains("--delivery.cloud-events.topic")) {
      all.addAll(List.of("--delivery.cloud-events.topic", "incidents"));
    }
    all.addAll(List.of(arguments));
    return AlertDeliveryJob.wire(environment, all.toArray(String[]::new));
  }

  private static SerializerConfig serializers() {
    return new SerializerConfigImpl();
  }
}
