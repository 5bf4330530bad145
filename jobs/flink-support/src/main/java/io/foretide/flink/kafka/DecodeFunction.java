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
import org.apache.flink.util.function.SerializableFunction;

/**
 * Decodes the records of a topic; what it cannot decode or use becomes a dead letter. Tombstones
 * are passed over: they say nothing.
 */
final class DecodeFunction<T, A extends SpecificRecordBase>
    extends ProcessFunction<SourceRecord, T> {
  private static final long serialVersionUID = 1L;

  private final Topic<T, A> topic;
  private final String job;
  private final SerializableFunction<T, String> complaint;
  private transient AvroCodec<A> codec;

  /**
   * A decoder.
   *
   * @param job who refuses, for the dead letters
   * @param complaint what is wrong with a record for this job; null when nothing is
   */
  DecodeFunction(Topic<T, A> topic, String job, SerializableFunction<T, String> complaint) {
    this.topic = topic;
    this.job = job;
    this.complaint = complaint;
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
      T record = topic.fromAvro().apply(codec.decode(source.value()));
      String wrong = complaint.apply(record);
      if (wrong == null) {
        out.collect(record);
      } else {
        context.output(DeadLetters.TAG, DeadLetter.unreadable(job, Reason.INVALID, wrong, source));
      }
    } catch (UndecodableException | IllegalArgumentException e) {
      context.output(
          DeadLetters.TAG, DeadLetter.unreadable(job, Reason.UNDECODABLE, e.getMessage(), source));
    }
  }
}
