package io.foretide.baseline;

import io.foretide.model.season.ChunkStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** The chunks of the current series in Flink's keyed state. */
final class StateChunks implements ChunkStore {
  private final MapState<Integer, byte[]> state;

  StateChunks(MapState<Integer, byte[]> state) {
    this.state = state;
  }

  @Override
  public byte[] read(int chunk) {
    try {
      return state.get(chunk);
    } catch (Exception e) {
      throw new FlinkRuntimeException("cannot read chunk " + chunk + " of the season", e);
    }
  }

  @Override
  public void write(int chunk, byte[] bytes) {
    try {
      state.put(chunk, bytes);
    } catch (Exception e) {
      throw new FlinkRuntimeException("cannot write chunk " + chunk + " of the season", e);
    }
  }
}
