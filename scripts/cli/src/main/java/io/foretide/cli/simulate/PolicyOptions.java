package io.foretide.cli.simulate;

import io.foretide.cli.DurationText;
import io.foretide.cli.NumberText;
import io.foretide.cli.ShareText;
import io.foretide.cli.UsageException;
import io.foretide.cli.ZoneText;
import io.foretide.cli.history.History;
import io.foretide.model.lead.LeadSettings;
import io.foretide.scaling.ScalingForecastOptions;
import io.foretide.scaling.ScalingForecastSettings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.apache.flink.configuration.ConfigOption;
import picocli.CommandLine.Option;

/** Options that say how is scaled. Their defaults are those of the scaling job. */
final class PolicyOptions {
  private static final MathContext UP = new MathContext(3, RoundingMode.CEILING);
  private static final Duration DAY = Duration.ofDays(1);

  @Option(
      names = "--lead",
      defaultValue = "5 min",
      converter = DurationText.class,
      paramLabel = "DURATION",
      description =
          "From a decision until its capacity is ready, in steps begun, a day at most"
              + " (default: ${DEFAULT-VALUE}, as scaling.lead-time).")
  private Duration lead;

  @Option(
      names = "--target-violation",
      defaultValue = "0.01",
      converter = ShareText.class,
      paramLabel = "SHARE",
      description =
          "Share of the rows in which demand may exceed capacity, 0.0001 to 0.5, or as 1%%"
              + " (default: ${DEFAULT-VALUE}, as scaling.target-violation).")
  private double target;

  @Option(
      names = "--cadence",
      converter = DurationText.class,
      paramLabel = "DURATION",
      description =
          "How often is decided: a multiple of what the rows are apart, or 0 for every row"
              + " (default: 5 min, as scaling.decision-interval, in whole steps, at least one).")
  private Duration cadence;

  @Option(
      names = "--replica-capacity",
      converter = NumberText.class,
      paramLabel = "N",
      description =
          "Demand that one replica serves well, above 0: capacity then comes in whole replicas. There"
              + " is no scaling.max-replicas, so that what is needed shows, but the largest demand"
              + " must not need more than 100,000 (default: capacity in any amount).")
  private Double replicaCapacity;

  @Option(
      names = "--stabilization",
      converter = DurationText.class,
      paramLabel = "DURATION",
      description =
          "For how long a need is held before replicas are taken away, at least the lead time; only"
              + " with --replica-capacity"
              + " (default: 5 min, as scaling.scale-down-stabilization).")
  private Duration stabilization;

  @Option(
      names = "--time-zone",
      defaultValue = "UTC",
      converter = ZoneText.class,
      paramLabel = "ZONE",
      description =
          "Zone whose days and weeks make the season"
              + " (default: ${DEFAULT-VALUE}, as baseline.season.time-zone).")
  private ZoneId zone;

  /**
   * The settings that they make.
   *
   * @throws UsageException when nothing could be scaled so
   */
  SimulationSettings settings() {
    requireLead("--lead", lead);
    requireTarget("--target-violation", target);
    Duration every = orDefault(cadence, ScalingForecastOptions.DECISION_INTERVAL);
    Duration held = orDefault(stabilization, ScalingForecastOptions.SCALE_DOWN_STABILIZATION);
    requireUpToADay("--cadence", every);
    requireUpToADay("--stabilization", held);
    if (replicaCapacity != null && !(replicaCapacity > 0 && Double.isFinite(replicaCapacity))) {
      throw new UsageException(
          "option '--replica-capacity' is '" + replicaCapacity + "', expected a number above 0");
    }
    if (stabilization != null && replicaCapacity == null) {
      throw new UsageException(
          "option '--stabilization' needs '--replica-capacity': capacity in any amount is not held");
    }
    return new SimulationSettings(
        lead.toMillis(),
        target,
        every.toMillis(),
        replicaCapacity == null ? Double.NaN : replicaCapacity,
        held.toMillis(),
        zone);
  }

  private static <T> T orDefault(T given, ConfigOption<T> ofJob) {
    return given == null ? ofJob.defaultValue() : given;
  }

  /**
   * Refuses a series that these options do not fit.
   *
   * @throws UsageException naming option, file and what would fit
   */
  void requireFit(History demand, Path file) {
    long step = demand.windowMillis();
    if (cadence != null && cadence.toMillis() % step != 0) {
      throw new UsageException(
          "option '--cadence' is '%s', but the rows of %s are %s apart, expected a multiple of that"
              .formatted(
                  DurationText.shortest(cadence.toMillis()), file, DurationText.shortest(step)));
    }
    double most = Arrays.stream(demand.values()).filter(Double::isFinite).max().orElse(0);
    if (replicaCapacity != null && most / replicaCapacity > ScalingForecastSettings.MOST_REPLICAS) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "option '--replica-capacity' is '%s', but demand of %s is up to %s, expected at least"
                  + " %s: no more than %,d replicas",
              replicaCapacity,
              file,
              most,
              new BigDecimal(most / ScalingForecastSettings.MOST_REPLICAS).round(UP),
              ScalingForecastSettings.MOST_REPLICAS));
    }
  }

  static void requireLead(String option, Duration given) {
    if (given.toMillis() < 1) {
      throw new UsageException(
          "option '" + option + "' is '0', expected more than that and a day at most");
    }
    requireUpToADay(option, given);
  }

  private static void requireUpToADay(String option, Duration given) {
    if (given.compareTo(DAY) > 0) {
      throw new UsageException(
          "option '%s' is '%s', expected a day at most"
              .formatted(option, DurationText.shortest(given.toMillis())));
    }
  }

  static void requireTarget(String option, double given) {
    if (!(given >= LeadSettings.LEAST_VIOLATION && given <= LeadSettings.MOST_VIOLATION)) {
      throw new UsageException(
          "option '%s' is '%s', expected a share of 0.0001 to 0.5"
              .formatted(option, ShareText.percent(given)));
    }
  }
}
