package io.foretide.model.scaling;

import io.foretide.model.lead.LeadForecast;
import io.foretide.model.series.ClockTime;
import io.foretide.model.series.Trust;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Why a decision fell, in one sentence. Times are UTC. */
final class DecisionReason {
  private DecisionReason() {}

  /**
   * What forecast and current demand want.
   *
   * @param needed replicas for the forecast
   * @param least replicas for current demand, with headroom
   */
  static String wanted(Situation now, int needed, int least) {
    LeadForecast forecast = now.forecast();
    int reactive = now.replicasFor(now.demand());
    String headroom = least > reactive ? ", with headroom " + least : "";
    return "%sp%s of demand at %s is %s%s: %s; current demand %s needs %d%s"
        .formatted(
            caution(forecast),
            percentile(forecast),
            ClockTime.of(now.readyMillis(), now.atMillis()),
            rate(forecast.capacity()),
            told(now, needed, least),
            replicas(needed, now),
            rate(now.demand()),
            reactive,
            headroom);
  }

  /** Which calendars have moved what is wanted. */
  private static String told(Situation now, int needed, int least) {
    LeadForecast forecast = now.forecast();
    String calendars = String.join(" and ", forecast.ahead());
    if (forecast.factor() == 1) {
      return calendars.isEmpty() ? "" : ", with the season of " + calendars;
    }
    int untold = now.replicasFor(forecast.capacity() / forecast.factor());
    boolean moved = Math.max(needed, least) != Math.max(untold, least);
    return moved
        ? ", %s times the usual by %s".formatted(figure(forecast.factor()), calendars)
        : "";
  }

  private static String figure(double factor) {
    return BigDecimal.valueOf(factor)
        .round(new MathContext(3))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String caution(LeadForecast forecast) {
    if (forecast.skill().followsDemand()) {
      return "following demand, which has cost less than forecasts: ";
    }
    return forecast.trust() == Trust.LEARNING ? "still learning: " : "";
  }

  /** What was wanted lately is held. */
  static String lately(ScalingProgress state, long nowMillis) {
    String since = ClockTime.of(state.recent.highestAtMillis(), nowMillis);
    return "; held at %d, wanted at %s".formatted(state.recent.highest(), since);
  }

  /** The last window has no value. */
  static String noDemand(ScalingProgress state, long nowMillis, int held) {
    return "current demand unknown%s: holding %d"
        .formatted(since(state.demandMillis, nowMillis), held);
  }

  /** What a replica serves is still to be learnt. */
  static String noCapacity(int held) {
    return "what a replica serves is not learnt yet, from demand and saturation or latency at"
        + " different loads: holding %d".formatted(held);
  }

  /** No more windows come. */
  static String noTelemetry(ScalingProgress state, long nowMillis) {
    return "no telemetry%s: holding %d"
        .formatted(since(state.seenMillis, nowMillis), state.replicas);
  }

  private static String percentile(LeadForecast forecast) {
    return new BigDecimal((1 - forecast.exceeded()) * 100)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String since(long millis, long nowMillis) {
    return millis == ScalingProgress.NEVER ? "" : " since " + ClockTime.of(millis, nowMillis);
  }

  private static String replicas(int count, Situation now) {
    return "%d %s of %s"
        .formatted(count, count == 1 ? "replica" : "replicas", rate(now.capacityPerReplica()));
  }

  private static String rate(double perSecond) {
    boolean tiny = perSecond != 0 && Math.abs(perSecond) < 0.1;
    return String.format(Locale.ROOT, tiny ? "%.2g/s" : "%,.1f/s", perSecond);
  }
}
