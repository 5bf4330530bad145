package io.foretide.windows;

import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.kafka.IncomingTelemetry;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets readings pass and sends what the source rejected to the dead letters. */
final class SplitRejected extends ProcessFunction<IncomingTelemetry, IncomingTelemetry> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(
      IncomingTelemetry incoming, Context context, Collector<IncomingTelemetry> out) {
    if (incoming.isRejected()) {
      context.output(DeadLetters.TAG, incoming.rejection());
    } else {
      out.collect(incoming);
    }
  }
}
