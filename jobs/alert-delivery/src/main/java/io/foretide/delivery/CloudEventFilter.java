package io.foretide.delivery;

import io.foretide.delivery.EpisodeRecords.UnusableException;
import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.model.anomaly.Severity;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets the records pass that become events; what holds no episode becomes a dead letter. */
final class CloudEventFilter extends ProcessFunction<SourceRecord, SourceRecord> {
  private static final long serialVersionUID = 1L;

  private final Severity least;
  private transient EpisodeRecords records;

  CloudEventFilter(Severity least) {
    this.least = least;
  }

  @Override
  public void open(OpenContext context) {
    records = new EpisodeRecords(CloudEvents.NAME);
  }

  @Override
  public void processElement(SourceRecord record, Context context, Collector<SourceRecord> out) {
    if (record.value() == null) {
      return;
    }
    try {
      if (records.read(record).severity().compareTo(least) >= 0) {
        out.collect(record);
      }
    } catch (UnusableException e) {
      context.output(DeadLetters.TAG, e.letter());
    }
  }
}
