package io.foretide.delivery;

import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.job.KafkaJob;
import io.foretide.flink.topics.EpisodesTopic;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job alert-delivery. It is never part of another, so that who detects does not wait for who is
 * told, and reads its topic once for each receiver, so that none waits for another.
 */
public final class AlertDeliveryJob {
  private AlertDeliveryJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    KafkaJob.run(AlertDeliveryTopology.JOB, AlertDeliveryJob::wire, args);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static KafkaJob wire(StreamExecutionEnvironment environment, String... args) {
    KafkaJob job =
        KafkaJob.of(environment, AlertDeliveryTopology.JOB, args, AlertDeliveryOptions.class);
    AlertDeliverySettings settings = AlertDeliverySettings.from(job.options());
    for (Receiver receiver : settings.receivers()) {
      job.refuse(
          AlertDeliveryTopology.deliver(
              job.records(EpisodesTopic.TOPIC, receiver.name()), receiver, settings.pacing()));
    }
    settings.cloudEvents().ifPresent(events -> publish(job, events));
    job.writeDeadLetters();
    return job;
  }

  private static void publish(KafkaJob job, CloudEvents settings) {
    SingleOutputStreamOperator<SourceRecord> events =
        AlertDeliveryTopology.events(job.records(EpisodesTopic.TOPIC, CloudEvents.NAME), settings);
    job.write(events, settings.topic(), CloudEvents.NAME, new CloudEventSerializer(settings));
    job.refuse(events.getSideOutput(DeadLetters.TAG));
  }
}
