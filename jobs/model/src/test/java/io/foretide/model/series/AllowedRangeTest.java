package io.foretide.model.series;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedRangeTest {

  @Test
  void namesTheSettingItsValueAndWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedRange.between("target", 1.5, 0.1, 1))
        .withMessage("target is 1.5, allowed: 0.1 to 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedRange.between("steps", 11L, 1, 10))
        .withMessage("steps is 11, allowed: 1 to 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedRange.atLeast("replicas", 0, 1))
        .withMessage("replicas is 0, allowed: at least 1");
  }

  @Test
  void allowsTheEndsOfTheRange() {
    assertThatNoException()
        .isThrownBy(
            () -> {
              AllowedRange.between("target", 0.1, 0.1, 1);
              AllowedRange.between("target", 1.0, 0.1, 1);
              AllowedRange.atLeast("replicas", 1, 1);
              AllowedRange.notNegative("effect", 0);
            });
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoSize(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedRange.notNegative("effect", value))
        .withMessage("effect is %s, allowed: a number, at least 0", value);
  }

  @Test
  void refusesNotANumberWhereARangeIsAsked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedRange.between("target", Double.NaN, 0.1, 1));
  }
}
