package io.foretide.cli.simulate;

import io.foretide.cli.DurationText;
import io.foretide.cli.ShareText;
import io.foretide.cli.UsageException;
import io.foretide.cli.ZoneText;
import io.foretide.model.lead.LeadSettings;
import java.time.Duration;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** Options that say how is scaled. */
final class PolicyOptions {
  private static final Duration DAY = Duration.ofDays(1);

  @Option(
      names = "--lead",
      defaultValue = "15m",
      converter = DurationText.class,
      paramLabel = "DURATION",
      description =
          "From a decision until its capacity is ready, in steps begun (default: ${DEFAULT-VALUE}).")
  private Duration lead;

  @Option(
      names = "--target-violation",
      defaultValue = "0.01",
      converter = ShareText.class,
      paramLabel = "SHARE",
      description =
          "Share of the rows in which demand may exceed capacity, 0.0001 to 0.5, or as 1%%"
              + " (default: ${DEFAULT-VALUE}).")
  private double target;

  @Option(
      names = "--cadence",
      converter = DurationText.class,
      paramLabel = "DURATION",
      description = "How often is decided (default: at every row).")
  private Duration cadence = Duration.ZERO;

  @Option(
      names = "--replica-capacity",
      paramLabel = "N",
      description =
          "Demand that one replica serves well: capacity then comes in whole replicas"
              + " (default: in any amount).")
  private double replicaCapacity = Double.NaN;

  @Option(
      names = "--stabilization",
      defaultValue = "5m",
      converter = DurationText.class,
      paramLabel = "DURATION",
      description =
          "For how long a need is held before replicas are taken away, at least the lead time"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration stabilization;

  @Option(
      names = "--time-zone",
      defaultValue = "UTC",
      converter = ZoneText.class,
      paramLabel = "ZONE",
      description = "Zone whose days and weeks make the season (default: ${DEFAULT-VALUE}).")
  private ZoneId zone;

  /**
   * The settings that they make.
   *
   * @throws UsageException when nothing could be scaled so
   */
  SimulationSettings settings() {
    requireLead("--lead", lead);
    requireTarget("--target-violation", target);
    requireUpToADay("--cadence", cadence);
    requireUpToADay("--stabilization", stabilization);
    boolean given = !Double.isNaN(replicaCapacity);
    if (given && !(replicaCapacity > 0 && Double.isFinite(replicaCapacity))) {
      throw new UsageException(
          "option '--replica-capacity' is '" + replicaCapacity + "', expected a number above 0");
    }
    return new SimulationSettings(
        lead.toMillis(),
        target,
        cadence.toMillis(),
        replicaCapacity,
        stabilization.toMillis(),
        zone);
  }

  static void requireLead(String option, Duration given) {
    if (given.toMillis() < 1) {
      throw new UsageException("option '" + option + "' is '0', expected more than that");
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
          "option '%s' is '%s', expected a share of 0.0001 to 0.5".formatted(option, given));
    }
  }
}
