package io.foretide.flink.control;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/**
 * A scored window, or what people have told between two of them: one stream of both, for only an
 * operator of one input runs in the chain of the operator before it, where nothing is serialized.
 *
 * @param scored the window; null when somebody has told something
 * @param told what was told, which every subtask gets; null for a window
 */
public record ScoredOrTold(ScoredWindow scored, ControlUpdate told) {
  /** A window. */
  public static ScoredOrTold of(ScoredWindow scored) {
    return new ScoredOrTold(scored, null);
  }

  /** Something told. */
  public static ScoredOrTold of(ControlUpdate told) {
    return new ScoredOrTold(null, told);
  }

  /**
   * The stream by the series of its windows, as they already are distributed. What was told has no
   * series: the operator must not ask for its key.
   */
  public static KeyedStream<ScoredOrTold, SeriesKey> bySeries(DataStream<ScoredOrTold> stream) {
    return DataStreamUtils.reinterpretAsKeyedStream(
        stream, next -> next.scored().window().key(), TypeInformation.of(SeriesKey.class));
  }
}
