package io.foretide.cli.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.digest.StateComparison.OperatorComparison;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateComparisonTest {
  private final StateDigest first = new StateDigest();
  private final StateDigest second = new StateDigest();

  @Test
  void isTheSameInWhateverOrderTheEntriesCome() {
    add(first, "learn", "cart", "baseline", "a", "1");
    add(first, "learn", "cart", "chunks", "b", "2");
    add(second, "learn", "cart", "chunks", "b", "2");
    add(second, "learn", "cart", "baseline", "a", "1");

    assertThat(StateComparison.of(first, second).isSame()).isTrue();
    assertThat(first.total("learn")).isEqualTo(second.total("learn")).isNotZero();
  }

  @Test
  void namesWhatIsChangedAndWhatOnlyOneOfThemHas() {
    add(first, "learn", "cart", "baseline", "a", "1");
    add(first, "learn", "search", "baseline", "b", "1");
    add(first, "learn", "gone", "baseline", "c", "1");
    add(second, "learn", "cart", "baseline", "a", "1");
    add(second, "learn", "search", "baseline", "b", "2");
    add(second, "alert", "cart", "progress", "a", "1");

    StateComparison comparison = StateComparison.of(first, second);
    assertThat(comparison.isSame()).isFalse();
    assertThat(comparison.operators())
        .containsExactly(
            new OperatorComparison("alert", 0, List.of(), List.of(), List.of("cart")),
            new OperatorComparison("learn", 1, List.of("search"), List.of("gone"), List.of()));
  }

  @Test
  void seesWhichStateAnEntryIsOfAndWhereItsKeyEnds() {
    add(first, "learn", "cart", "baseline", "ab", "c");
    add(second, "learn", "cart", "baseline", "a", "bc");
    assertThat(StateComparison.of(first, second).isSame()).isFalse();

    StateDigest third = new StateDigest();
    add(third, "learn", "cart", "chunks", "ab", "c");
    assertThat(StateComparison.of(first, third).isSame()).isFalse();
  }

  private static void add(
      StateDigest digest, String operator, String key, String state, String entry, String value) {
    digest.add(
        operator,
        key,
        state,
        entry.getBytes(StandardCharsets.UTF_8),
        value.getBytes(StandardCharsets.UTF_8));
  }
}
