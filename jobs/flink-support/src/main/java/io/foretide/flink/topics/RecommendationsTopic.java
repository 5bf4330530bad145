package io.foretide.flink.topics;

import io.foretide.model.scaling.DecisionRule;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Trust;
import io.foretide.schemas.ScalingRecommendation;

/** The topic {@code scaling-recommendations}: replicas that a workload will need. */
public final class RecommendationsTopic {
  /** The contract. */
  public static final Topic<Recommendation, ScalingRecommendation> TOPIC =
      Topic.keyedByText(
          "scaling-recommendations",
          Recommendation.class,
          ScalingRecommendation::getClassSchema,
          recommendation -> recommendation.workload().id(),
          Recommendation::decidedAtMillis,
          RecommendationsTopic::toAvro,
          RecommendationsTopic::fromAvro);

  private RecommendationsTopic() {}

  private static ScalingRecommendation toAvro(Recommendation recommendation) {
    ScalingRecommendation avro = new ScalingRecommendation();
    avro.setRecommendationId(recommendation.recommendationId());
    avro.setTenant(recommendation.workload().tenant());
    avro.setService(recommendation.workload().service());
    avro.setDecidedAtMillis(recommendation.decidedAtMillis());
    avro.setEffectiveAtMillis(recommendation.effectiveAtMillis());
    avro.setReplicas(recommendation.replicas());
    avro.setForecastReplicas(recommendation.forecastReplicas());
    avro.setReactiveReplicas(recommendation.reactiveReplicas());
    avro.setDemandQuantile(recommendation.demandQuantile());
    avro.setCurrentDemand(recommendation.currentDemand());
    avro.setQuantile(recommendation.quantile());
    avro.setDecidedBy(io.foretide.schemas.DecisionRule.valueOf(recommendation.decidedBy().name()));
    avro.setReason(recommendation.reason());
    avro.setTrust(io.foretide.schemas.Trust.valueOf(recommendation.trust().name()));
    return avro;
  }

  private static Recommendation fromAvro(ScalingRecommendation avro) {
    return new Recommendation(
        avro.getRecommendationId(),
        new ServiceKey(avro.getTenant(), avro.getService()),
        avro.getDecidedAtMillis(),
        avro.getEffectiveAtMillis(),
        avro.getReplicas(),
        avro.getForecastReplicas(),
        avro.getReactiveReplicas(),
        avro.getDemandQuantile(),
        avro.getCurrentDemand(),
        avro.getQuantile(),
        DecisionRule.valueOf(avro.getDecidedBy().name()),
        avro.getReason(),
        Trust.valueOf(avro.getTrust().name()));
  }
}
