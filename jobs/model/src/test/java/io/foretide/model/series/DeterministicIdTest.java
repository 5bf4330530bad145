package io.foretide.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeterministicIdTest {

  @Test
  void isTheFirstHalfOfTheHash() {
    // sha256("abc") = ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 ...
    assertThat(DeterministicId.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
  }

  @Test
  void partsNeverRunIntoOneAnother() {
    assertThat(DeterministicId.of("a", "b/c")).isNotEqualTo(DeterministicId.of("a/b", "c"));
    assertThat(DeterministicId.of("a", "b")).isNotEqualTo(DeterministicId.of("b", "a"));
    assertThat(DeterministicId.of("a", "b")).isNotEqualTo(DeterministicId.of("a/b"));
  }
}
