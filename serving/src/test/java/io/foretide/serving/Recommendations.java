package io.foretide.serving;

import io.foretide.model.lead.LeadSkill;
import io.foretide.model.scaling.DecisionRule;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingMode;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Recommendations of a shop, and the time at which tests ask for them. */
public final class Recommendations {
  /** The board's time when a test begins. */
  public static final Instant NOW = Instant.parse("2026-03-16T12:00:00Z");

  /** A workload of the shop. */
  public static final ServiceKey CHECKOUT = new ServiceKey("shop", "checkout");

  /** One whose names hold what paths, JSON and labels have to escape. */
  public static final ServiceKey ODD = new ServiceKey("a/b", "say \"hi\"\\");

  private Recommendations() {}

  /** Decided so long before {@link #NOW}. */
  public static Recommendation of(ServiceKey workload, int replicas, Duration age) {
    return withDemand(workload, replicas, age, 97.5, 80.25);
  }

  /** The same with demands, requests per second. */
  public static Recommendation withDemand(
      ServiceKey workload, int replicas, Duration age, double forecast, double current) {
    return made(ScalingMode.RECOMMEND, workload, replicas, 7, age, forecast, current);
  }

  /** Not to be acted on, while so many are asked for, and fewer ready. */
  public static Recommendation forecastOnly(int replicas, double wanted) {
    return made(ScalingMode.FORECAST_ONLY, CHECKOUT, replicas, wanted, Duration.ZERO, 97.5, 80.25);
  }

  private static Recommendation made(
      ScalingMode mode,
      ServiceKey workload,
      int replicas,
      double wanted,
      Duration age,
      double forecast,
      double current) {
    long decidedAt = NOW.minus(age).toEpochMilli();
    return new Recommendation(
        workload.id() + "@" + decidedAt,
        workload,
        mode,
        decidedAt,
        decidedAt + Duration.ofMinutes(3).toMillis(),
        replicas,
        replicas,
        replicas - 1,
        wanted - 1,
        wanted,
        12.5,
        90,
        forecast,
        current,
        0.9,
        new LeadSkill(1, 2, 3, 0.01, false),
        DecisionRule.FORECAST,
        List.of(DecisionRule.STEP),
        "demand will rise",
        Trust.TRAINED);
  }
}
