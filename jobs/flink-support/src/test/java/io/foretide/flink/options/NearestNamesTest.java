package io.foretide.flink.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {
  private static final List<String> NAMES =
      List.of("windows.width", "kafka.topic-prefix", "kafka.group-id", "--parallelism", "--folder");

  @ParameterizedTest
  @CsvSource({
    "windows.widht, windows.width",
    "window.width, windows.width",
    "topic-prefix, kafka.topic-prefix",
    "--paralellism, --parallelism",
    "parallelism, --parallelism",
    "kafka.groupid, kafka.group-id",
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(NearestNames.of(written, NAMES)).containsExactly(meant);
  }

  @Test
  void offersNothingThatIsFar() {
    assertThat(NearestNames.of("colour", NAMES)).isEmpty();
    assertThat(NearestNames.question("colour", NAMES)).isEmpty();
  }

  @Test
  void offersTheNearestFirstAndThreeAtMost() {
    assertThat(NearestNames.of("cart", List.of("chats", "cat", "card", "carts", "cart")))
        .containsExactly("cart", "card", "carts");
    assertThat(NearestNames.question("cart", List.of("carts", "car")))
        .isEqualTo(" (did you mean car or carts?)");
  }
}
