package io.foretide.model.season;

/**
 * Where the chunks of one series' seasonal profile live. A chunk is opaque to the store; {@link
 * SeasonChunk} reads it.
 *
 * <p>Chunks keep an update's cost independent of the season's length: a window touches one of them.
 */
public interface ChunkStore {

  /**
   * The chunk, or null when it was never written. The caller may change the array until it writes
   * it back.
   */
  byte[] read(int chunk);

  /** Stores the chunk. */
  void write(int chunk, byte[] bytes);
}
