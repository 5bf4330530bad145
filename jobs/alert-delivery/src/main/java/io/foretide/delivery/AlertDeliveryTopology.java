package io.foretide.delivery;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.SourceRecord;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Records of the topic episodes to requests and events, as a function of streams. */
public final class AlertDeliveryTopology {
  /** Name of the job; its uids begin with it. */
  public static final String JOB = "alert-delivery";

  private AlertDeliveryTopology() {}

  /**
   * Tells a receiver of the episodes, in one subtask: its rate and its health are that of all.
   *
   * @return what it was not told
   */
  static SingleOutputStreamOperator<DeadLetter> deliver(
      DataStream<SourceRecord> episodes, Receiver receiver, Pacing pacing) {
    return episodes
        .keyBy(EpisodeRecords::keyOf, Types.STRING)
        .process(new DeliverFunction(receiver, pacing))
        .setParallelism(1)
        .name("Deliver to " + receiver.name())
        .uid(JOB + ".deliver-" + receiver.name());
  }

  /** The episodes that become events; what holds none is in the side output. */
  static SingleOutputStreamOperator<SourceRecord> events(
      DataStream<SourceRecord> episodes, CloudEvents settings) {
    return episodes
        .process(new CloudEventFilter(settings.leastSeverity()))
        .name("Select " + CloudEvents.NAME)
        .uid(JOB + ".select-" + CloudEvents.NAME);
  }
}
