package io.foretide.anomaly;

import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.control.ScoredOrTold;
import io.foretide.model.series.ScoredWindow;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Makes one stream of scored windows and what people tell. Keeps nothing. */
final class InterleaveFunction
    extends BroadcastProcessFunction<ScoredWindow, ControlUpdate, ScoredOrTold> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(
      ScoredWindow scored, ReadOnlyContext context, Collector<ScoredOrTold> out) {
    out.collect(ScoredOrTold.of(scored));
  }

  @Override
  public void processBroadcastElement(
      ControlUpdate told, Context context, Collector<ScoredOrTold> out) {
    out.collect(ScoredOrTold.of(told));
  }
}
