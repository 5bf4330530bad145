package io.foretide.model.season;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class OpenChunkTest {
  private final HeapChunks resting = new HeapChunks();
  private final OpenChunk open = new OpenChunk();

  @Test
  void readsWhatItDoesNotKeepFromTheStore() {
    resting.write(3, new byte[] {3});
    assertThat(open.read(3, resting)).containsExactly(3);
    assertThat(open.read(4, resting)).isNull();
  }

  @Test
  void leavesTheStoreAloneUntilAnotherChunkIsWritten() {
    open.write(3, new byte[] {1}, resting);
    open.write(3, new byte[] {2}, resting);
    assertThat(resting.read(3)).isNull();
    assertThat(open.read(3, resting)).containsExactly(2);

    open.write(4, new byte[] {9}, resting);
    assertThat(resting.read(3)).containsExactly(2);
    assertThat(open.read(3, resting)).containsExactly(2);
    assertThat(open.read(4, resting)).containsExactly(9);
  }

  @Test
  void goesOnFromItsBytes() {
    open.write(700, new byte[] {7, 8}, resting);
    byte[] given = open.read(700, resting);
    ByteBuffer bytes = ByteBuffer.allocate(open.encodedBytes());
    open.encode(bytes);
    assertThat(bytes.hasRemaining()).isFalse();

    OpenChunk restored = new OpenChunk();
    restored.decode(bytes.flip());
    assertThat(restored.read(700, resting)).containsExactly(7, 8);
    restored.write(701, new byte[] {1}, resting);
    assertThat(resting.read(700)).containsExactly(7, 8);
    restored.read(701, resting)[0] = 5;
    assertThat(given).as("of another series").containsExactly(7, 8);
  }

  @Test
  void keepsNoneUntilOneIsWritten() {
    ByteBuffer bytes = ByteBuffer.allocate(open.encodedBytes());
    open.encode(bytes);
    OpenChunk restored = new OpenChunk();
    restored.decode(bytes.flip());

    restored.write(2, new byte[] {1}, resting);
    assertThat(resting.bytes()).isZero();
  }
}
