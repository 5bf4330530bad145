package io.foretide.model.season;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapChunksTest {

  @Test
  void keepsWhatWasWrittenAndNothingElse() {
    HeapChunks chunks = new HeapChunks();
    byte[] bytes = {1, 2};
    chunks.write(700, bytes);
    assertThat(chunks.read(700)).isSameAs(bytes);
    assertThat(chunks.read(0)).isNull();
    assertThat(chunks.read(701)).isNull();
  }
}
