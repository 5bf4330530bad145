package io.foretide.baseline;

import io.foretide.flink.control.ScoredOrTold;
import io.foretide.model.series.ScoredWindow;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the windows that have closed.
 *
 * @param widthMillis width of a window
 */
record WholeWindows(long widthMillis) implements FlatMapFunction<ScoredOrTold, ScoredWindow> {
  @Override
  public void flatMap(ScoredOrTold next, Collector<ScoredWindow> out) {
    ScoredWindow scored = next.scored();
    if (scored != null && !scored.window().isSliceOf(widthMillis)) {
      out.collect(scored);
    }
  }
}
