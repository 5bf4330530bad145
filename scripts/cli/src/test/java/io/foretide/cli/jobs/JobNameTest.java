package io.foretide.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobNameTest {
  @ParameterizedTest(name = "{0} beside {1}: {2}")
  @CsvSource({
    "foretide, foretide, true",
    "foretide, telemetry-windows, true",
    "anomaly-alerts, foretide, true",
    "anomaly-alerts, anomaly-alerts, true",
    "anomaly-alerts, telemetry-windows, false",
    "foretide, alert-delivery, false",
    "alert-delivery, foretide, false",
    "alert-delivery, alert-delivery, true",
    "foretide, a job of somebody else, false",
  })
  void tellsWhichWriteTheSameTopics(String job, String other, boolean overlaps) {
    assertThat(JobName.of(job).overlaps(other)).isEqualTo(overlaps);
  }
}
