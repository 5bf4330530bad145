package io.foretide.flink.deadletters;

import io.foretide.flink.deadletters.DeadLetter.Reason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts what passes by its reason. Every reason is a counter from the start, at zero. */
public final class CountDeadLetters extends RichMapFunction<DeadLetter, DeadLetter> {
  private static final long serialVersionUID = 1L;

  private transient Map<Reason, Counter> byReason;

  @Override
  public void open(OpenContext context) {
    byReason = new EnumMap<>(Reason.class);
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    for (Reason reason : Reason.values()) {
      byReason.put(reason, metrics.addGroup("reason", reason.name()).counter("numDeadLetters"));
    }
  }

  @Override
  public DeadLetter map(DeadLetter letter) {
    byReason.get(letter.reason()).inc();
    return letter;
  }
}
