package io.foretide.model.season;

import java.util.Arrays;

/** Chunks of one series on the heap, for replaying history without an engine. */
public final class HeapChunks implements ChunkStore {
  private byte[][] chunks = new byte[24][];

  @Override
  public byte[] read(int chunk) {
    return chunk < chunks.length ? chunks[chunk] : null;
  }

  /** Size of all chunks. */
  public int bytes() {
    return Arrays.stream(chunks).mapToInt(chunk -> chunk == null ? 0 : chunk.length).sum();
  }

  @Override
  public void write(int chunk, byte[] bytes) {
    if (chunk >= chunks.length) {
      chunks = Arrays.copyOf(chunks, chunk + 1);
    }
    chunks[chunk] = bytes;
  }
}
