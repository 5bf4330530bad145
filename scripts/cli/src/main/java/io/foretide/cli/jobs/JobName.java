package io.foretide.cli.jobs;

import io.foretide.anomaly.AnomalyAlertsJob;
import io.foretide.baseline.SeasonalBaselineJob;
import io.foretide.cli.UsageException;
import io.foretide.delivery.AlertDeliveryJob;
import io.foretide.scaling.ScalingForecastJob;
import io.foretide.suite.ForetideJob;
import io.foretide.windows.TelemetryWindowsJob;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The jobs of the suite's jar. */
public enum JobName {
  /** All but the last in one graph. */
  FORETIDE("foretide", ForetideJob.class),
  /** Telemetry to windows. */
  TELEMETRY_WINDOWS("telemetry-windows", TelemetryWindowsJob.class),
  /** Windows to baselines and forecasts. */
  SEASONAL_BASELINE("seasonal-baseline", SeasonalBaselineJob.class),
  /** Baselines to alerts. */
  ANOMALY_ALERTS("anomaly-alerts", AnomalyAlertsJob.class),
  /** Windows to scaling recommendations. */
  SCALING_FORECAST("scaling-forecast", ScalingForecastJob.class),
  /** Episodes to whoever is to be told; always by itself. */
  ALERT_DELIVERY("alert-delivery", AlertDeliveryJob.class);

  private final String text;
  private final Class<?> main;

  JobName(String text, Class<?> main) {
    this.text = text;
    this.main = main;
  }

  /**
   * The job of a name.
   *
   * @throws UsageException when there is none
   */
  static JobName of(String text) {
    return Arrays.stream(values())
        .filter(job -> job.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "the job is '"
                        + text
                        + "', expected one of "
                        + Arrays.stream(values())
                            .map(job -> job.text)
                            .collect(Collectors.joining(", "))));
  }

  /** Whether both write the same topics, so that of one installation only one may run. */
  boolean overlaps(String other) {
    boolean wholeAndPart =
        (this == FORETIDE && isPart(other)) || (isPart(text) && other.equals(FORETIDE.text));
    return text.equals(other) || wholeAndPart;
  }

  /** Whether the main job does what a job of this name does. */
  private static boolean isPart(String text) {
    return Arrays.stream(values())
        .filter(job -> job != FORETIDE && job != ALERT_DELIVERY)
        .anyMatch(job -> job.text.equals(text));
  }

  String mainClass() {
    return main.getName();
  }

  @Override
  public String toString() {
    return text;
  }
}
