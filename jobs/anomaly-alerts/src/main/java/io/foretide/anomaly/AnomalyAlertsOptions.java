package io.foretide.anomaly;

import io.foretide.model.series.Trust;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of the job anomaly-alerts. */
public final class AnomalyAlertsOptions {
  /** What is unusual. */
  public static final ConfigOption<Double> SCORE_THRESHOLD =
      ConfigOptions.key("alerts.score-threshold")
          .doubleType()
          .defaultValue(0.5)
          .withDescription(
              "Score from which a window is unusual. Scores mean the same on every series, so one"
                  + " threshold serves all; higher is quieter.");

  /** How much makes an alert. */
  public static final ConfigOption<Integer> PENDING_WINDOWS =
      ConfigOptions.key("alerts.pending-windows")
          .intType()
          .defaultValue(3)
          .withDescription(
              "Unusual windows among the last five that make an alert fire; two in a row suffice when"
                  + " they are extreme.");

  /** How much ends it. */
  public static final ConfigOption<Integer> RECOVERY_WINDOWS =
      ConfigOptions.key("alerts.recovery-windows")
          .intType()
          .defaultValue(5)
          .withDescription("Usual windows in a row that resolve an alert.");

  /** No data. */
  public static final ConfigOption<Duration> STALE_AFTER =
      ConfigOptions.key("alerts.stale-after")
          .durationType()
          .defaultValue(Duration.ofMinutes(30))
          .withDescription(
              "How long without a value resolves an alert, saying so; at least three windows.");

  /** Repeats. */
  public static final ConfigOption<Duration> UPDATE_INTERVAL =
      ConfigOptions.key("alerts.update-interval")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription("How often at most a firing alert says that it got worse.");

  /** Of whom. */
  public static final ConfigOption<Trust> MIN_TRUST =
      ConfigOptions.key("alerts.min-trust")
          .enumType(Trust.class)
          .defaultValue(Trust.PROVISIONAL)
          .withDescription(
              "Least trust in a baseline for its series to alert: `provisional` (a day was seen, or six"
                  + " hours with a season that its service has lent; at most a warning) or `trained` (a"
                  + " week was seen).");

  /** What is one. */
  public static final ConfigOption<Duration> TOGETHER =
      ConfigOptions.key("episodes.together")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "How far apart alerts of services that call one another may begin to be one episode.");

  /** How long. */
  public static final ConfigOption<Duration> GRACE =
      ConfigOptions.key("episodes.grace")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription(
              "How long after the last of its alerts is over an episode stays open for more.");

  private AnomalyAlertsOptions() {}
}
