package io.foretide.flink.control;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.AvroCodec.UndecodableException;
import io.foretide.flink.topics.ControlTopic;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Checks the records of the topic {@code control}: what is invalid goes to the dead letters with
 * its reason and changes nothing. Tombstones withdraw what their key names.
 */
public final class DecodeControls extends ProcessFunction<SourceRecord, ControlUpdate> {
  private static final long serialVersionUID = 1L;

  private final String job;
  private transient AvroCodec<io.foretide.schemas.Control> codec;

  /**
   * A check.
   *
   * @param job who refuses, for the dead letters
   */
  public DecodeControls(String job) {
    this.job = job;
  }

  @Override
  public void open(OpenContext context) {
    codec = ControlTopic.TOPIC.codec();
  }

  @Override
  public void processElement(SourceRecord source, Context context, Collector<ControlUpdate> out) {
    String key = source.key() == null ? "" : new String(source.key(), StandardCharsets.UTF_8);
    if (source.value() == null) {
      out.collect(new ControlUpdate(key, null));
      return;
    }
    try {
      String id = ControlTopic.TOPIC.fromAvro().apply(codec.decode(source.value())).id();
      if (id.equals(key)) {
        out.collect(new ControlUpdate(id, source.value()));
      } else {
        refuse(
            Reason.INVALID, "the key is '%s', expected '%s'".formatted(key, id), source, context);
      }
    } catch (UndecodableException e) {
      refuse(Reason.UNDECODABLE, e.getMessage(), source, context);
    } catch (RuntimeException e) {
      // Whatever stumbles over the record here would do so in every job, at each restart again.
      refuse(Reason.INVALID, reason(e), source, context);
    }
  }

  private static String reason(RuntimeException e) {
    return e instanceof IllegalArgumentException ? e.getMessage() : e.toString();
  }

  private void refuse(Reason reason, String detail, SourceRecord source, Context context) {
    context.output(DeadLetters.TAG, DeadLetter.unreadable(job, reason, detail, source));
  }
}
