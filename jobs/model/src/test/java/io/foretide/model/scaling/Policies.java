package io.foretide.model.scaling;

import io.foretide.model.lead.LeadForecast;
import io.foretide.model.lead.LeadSkill;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Trust;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Policies that differ in one thing: 5 requests per second a replica, ready after 15 minutes,
 * decided every 5, one to a hundred of them.
 */
final class Policies {
  static final long MINUTE = 60_000;
  static final long START = Instant.parse("2026-03-02T14:05:00Z").toEpochMilli();
  static final ServiceKey CHECKOUT = new ServiceKey("shop", "checkout");

  private ScalingMode mode = ScalingMode.FORECAST_ONLY;
  private double capacity = 5;
  private int lead = 15;
  private boolean leadLearnt;
  private List<DailyBounds> daily = List.of();
  private int most = 100;
  private int least = 1;
  private int largestStep = 1_000;
  private ScalingPause pause = ScalingPause.NONE;
  private int stabilization;

  static WorkloadPolicy plain() {
    return new Policies().policy();
  }

  Policies mode(ScalingMode value) {
    mode = value;
    return this;
  }

  Policies capacity(double value) {
    capacity = value;
    return this;
  }

  Policies learntCapacity() {
    return capacity(Double.NaN);
  }

  Policies lead(int minutes) {
    lead = minutes;
    return this;
  }

  Policies learntLead() {
    leadLearnt = true;
    return this;
  }

  Policies bounds(int min, int max, DailyBounds... others) {
    least = min;
    most = max;
    daily = List.of(others);
    return this;
  }

  Policies largestStep(int value) {
    largestStep = value;
    return this;
  }

  Policies pause(ScalingPause value) {
    pause = value;
    return this;
  }

  Policies stabilization(int minutes) {
    stabilization = minutes;
    return this;
  }

  WorkloadPolicy policy() {
    return new WorkloadPolicy(
        mode,
        new PodCapacity(capacity, 0.7),
        new PodLead(lead * MINUTE, leadLearnt),
        0.01,
        new ReplicaLimits(
            new ReplicaBounds(least, most, daily, ZoneId.of("UTC")),
            largestStep,
            pause,
            stabilization * MINUTE),
        5 * MINUTE,
        30 * MINUTE);
  }

  /** A forecast that is trusted, requests per second. */
  static LeadForecast forecast(double capacity) {
    return forecast(capacity, Trust.TRAINED, new LeadSkill(1, 2, 3, 0.01, false));
  }

  static LeadForecast forecast(double capacity, Trust trust, LeadSkill skill) {
    return new LeadForecast(START, capacity / 2, capacity, 0.008, skill, trust);
  }

  /** So many minutes after the start, as things are for a lead of fifteen. */
  static Situation at(int minute, double demand, double capacity) {
    return at(minute, demand, forecast(capacity));
  }

  static Situation at(int minute, double demand, LeadForecast forecast) {
    double unknown = Double.NaN;
    return new Situation(
        START + minute * MINUTE, 15 * MINUTE, forecast, demand, unknown, unknown, 5);
  }
}
