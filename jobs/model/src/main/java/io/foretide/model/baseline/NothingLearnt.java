package io.foretide.model.baseline;

import io.foretide.model.season.ChunkStore;

/** What a store holds, for somebody whose changes are not to last. */
final class NothingLearnt implements ChunkStore {
  private final ChunkStore chunks;

  NothingLearnt(ChunkStore chunks) {
    this.chunks = chunks;
  }

  @Override
  public byte[] read(int chunk) {
    byte[] bytes = chunks.read(chunk);
    return bytes == null ? null : bytes.clone();
  }

  @Override
  public void write(int chunk, byte[] bytes) {
    // It is not to last.
  }
}
