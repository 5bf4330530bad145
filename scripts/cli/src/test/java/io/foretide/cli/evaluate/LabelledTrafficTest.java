package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.report.TrueIncident;
import io.foretide.cli.shop.ShopSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledTrafficTest {
  private static final long MINUTE = 60_000;

  @TempDir private Path folder;

  @Test
  void takesEachLabelledSegmentForAnIncident() throws IOException {
    // rows at minutes 0 to 5, of which 1, 2 and 5 are labelled
    Path file = folder.resolve("one.csv");
    Files.write(
        file,
        List.of(
            "timestamp,value,label",
            "0,5,0",
            "60,9,1",
            "120,9,1",
            "180,5,0",
            "240,5,0",
            "300,9,1"));
    LabelledTraffic traffic = LabelledTraffic.of(file);

    assertThat(traffic.windowMillis()).isEqualTo(MINUTE);
    assertThat(traffic.steps()).hasSize(6).allMatch(step -> step.size() == 1);
    assertThat(traffic.incidents())
        .extracting(TrueIncident::startMillis)
        .containsExactly(MINUTE, 5 * MINUTE);
    assertThat(traffic.incidents())
        .extracting(TrueIncident::endMillis)
        .containsExactly(3 * MINUTE, 6 * MINUTE);
    assertThat(traffic.incidents()).allMatch(incident -> incident.touches("one"));
  }

  @Test
  void nothingIsWrongInACalmShop() {
    LabelledTraffic traffic = LabelledTraffic.of(ShopSettings.calm());

    assertThat(traffic.incidents()).isEmpty();
    assertThat(traffic.steps().iterator().next()).hasSize(10 * 7);
  }
}
