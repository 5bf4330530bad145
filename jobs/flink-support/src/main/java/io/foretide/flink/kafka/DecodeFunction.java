package io.foretide.flink.kafka;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.AvroCodec.UndecodableException;
import io.foretide.flink.topics.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Decodes the records of a topic; what it cannot decode becomes a dead letter. Tombstones are
 * passed over: they say nothing.
 */
final class DecodeFunction<T, A extends SpecificRecordBase>
    extends ProcessFunction<SourceRecord, T> {
  private static final long serialVersionUID = 1L;

  private final Topic<T, A> topic;
  private final String job;
  private transient AvroCodec<A> codec;

  DecodeFunction(Topic<T, A> topic, String job) {
    this.topic = topic;
    this.job = job;
  }

  @Override
  public void open(OpenContext context) {
    codec = topic.codec();
  }

  @Override
  public void processElement(SourceRecord source, Context context, Collector<T> out) {
    if (source.value() == null) {
      return;
    }
    try {
      out.collect(topic.fromAvro().apply(codec.decode(source.value())));
    } catch (UndecodableException | IllegalArgumentException e) {
      context.output(
          DeadLetters.TAG, DeadLetter.unreadable(job, Reason.UNDECODABLE, e.getMessage(), source));
    }
  }
}
