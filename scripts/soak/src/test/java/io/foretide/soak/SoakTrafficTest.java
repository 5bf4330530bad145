package io.foretide.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.TelemetryReading;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakTrafficTest {
  @Test
  void isTheSameWheneverAWindowIsAskedFor() {
    List<TelemetryReading> later = new SoakTraffic(3, 4).window(1000);
    SoakTraffic traffic = new SoakTraffic(3, 4);
    traffic.window(5);
    assertThat(traffic.window(1000)).isEqualTo(later).isNotEmpty();
    assertThat(new SoakTraffic(4, 4).window(1000)).isNotEqualTo(later);
  }

  @Test
  void liesWithinItsWindowAndIsOfEveryService() {
    List<TelemetryReading> readings = new SoakTraffic(3, 4).window(17);
    long start = SoakTraffic.start(17);
    assertThat(readings)
        .allSatisfy(
            reading ->
                assertThat(reading.eventTimeMillis())
                    .isBetween(start, start + SoakTraffic.WIDTH - 1));
    assertThat(readings.stream().map(reading -> reading.series().service()).distinct()).hasSize(4);
  }
}
