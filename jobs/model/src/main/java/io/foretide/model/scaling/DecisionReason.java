package io.foretide.model.scaling;

import io.foretide.model.series.ClockTime;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.Trust;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Why a decision fell, in one sentence. Times are UTC. */
final class DecisionReason {
  private DecisionReason() {}

  /** What forecast and current demand want. */
  static String wanted(
      HorizonForecast forecast, WorkloadPolicy policy, Need need, double demand, int reactive) {
    if (need == null) {
      String why =
          forecast.trust() == Trust.LEARNING ? "still learning" : "no forecast for the time needed";
      return "%s: current demand %s and 20 %% on top need %s"
          .formatted(why, rate(demand), replicas(reactive, policy));
    }
    long now = forecast.originMillis();
    return "%s%s: %s; current demand %s needs %d"
        .formatted(
            forecast(policy, need, now),
            need.beyondHorizon() ? " (the forecast ends at " + end(forecast) + ")" : "",
            replicas(need.replicas(), policy),
            rate(demand),
            reactive);
  }

  /** What was wanted lately is held. */
  static String lately(ScalingProgress state, long nowMillis) {
    String since = ClockTime.of(state.recent.highestAtMillis(), nowMillis);
    return "; held at %d, wanted at %s".formatted(state.recent.highest(), since);
  }

  /** What goes now would be missed before it could come back. */
  static String missed(WorkloadPolicy policy, Need until, int held, long nowMillis) {
    return "; held at %d, for %s".formatted(held, forecast(policy, until, nowMillis));
  }

  /** The last window has no value. */
  static String noDemand(ScalingProgress state, long nowMillis) {
    return "current demand unknown%s: holding %d"
        .formatted(since(state.demandMillis, nowMillis), state.replicas);
  }

  /** Forecasts have stopped. */
  static String noForecast(ScalingProgress state, long nowMillis) {
    return "no forecast%s: holding %d"
        .formatted(since(state.forecastMillis, nowMillis), state.replicas);
  }

  private static String forecast(WorkloadPolicy policy, Need need, long nowMillis) {
    String percentile =
        new BigDecimal(policy.level() * 100)
            .setScale(1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    return "p%s of demand at %s is %s"
        .formatted(percentile, ClockTime.of(need.atMillis(), nowMillis), rate(need.demand()));
  }

  private static String end(HorizonForecast forecast) {
    long millis = forecast.originMillis() + forecast.horizon() * forecast.stepMillis();
    return ClockTime.of(millis, forecast.originMillis());
  }

  private static String since(long millis, long nowMillis) {
    return " since " + ClockTime.of(millis, nowMillis);
  }

  private static String replicas(int count, WorkloadPolicy policy) {
    return "%d %s of %s"
        .formatted(count, count == 1 ? "replica" : "replicas", rate(policy.capacityPerReplica()));
  }

  private static String rate(double perSecond) {
    boolean tiny = perSecond != 0 && Math.abs(perSecond) < 0.1;
    return String.format(Locale.ROOT, tiny ? "%.2g/s" : "%,.1f/s", perSecond);
  }
}
