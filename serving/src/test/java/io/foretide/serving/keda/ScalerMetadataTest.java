package io.foretide.serving.keda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.serving.Recommendations;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalerMetadataTest {

  @Test
  void knowsNoMinimumUnlessTold() throws BadMetadataException {
    assertThat(ScalerMetadata.parse(ScaledShop.TRIGGER))
        .isEqualTo(new ScalerMetadata(Recommendations.CHECKOUT, 0));
  }

  @Test
  void passesOverWhatIsForKeda() throws BadMetadataException {
    assertThat(ScalerMetadata.parse(ScaledShop.with("scalerAddress", "foretide-serve:50051")))
        .isEqualTo(ScalerMetadata.parse(ScaledShop.TRIGGER));
  }

  @Test
  void namesWhatIsMissing() {
    assertRefused(Map.of("service", "checkout"), "metadata 'tenant' is missing");
    assertRefused(Map.of("tenant", "shop"), "metadata 'service' is missing");
    assertRefused(ScaledShop.with("tenant", ""), "metadata 'tenant' is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "1000000000"})
  void namesWhatCannotBeUsed(String minReplicas) {
    assertRefused(
        ScaledShop.with("minReplicas", minReplicas),
        "metadata 'minReplicas' is '" + minReplicas + "', expected 0..999999999");
  }

  private static void assertRefused(Map<String, String> metadata, String message) {
    assertThatThrownBy(() -> ScalerMetadata.parse(metadata))
        .isInstanceOf(BadMetadataException.class)
        .hasMessage(message);
  }
}
