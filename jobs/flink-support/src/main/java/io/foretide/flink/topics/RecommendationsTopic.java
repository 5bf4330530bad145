package io.foretide.flink.topics;

import io.foretide.model.lead.LeadSkill;
import io.foretide.model.scaling.DecisionRule;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingMode;
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
    avro.setMode(io.foretide.schemas.ScalingMode.valueOf(recommendation.mode().name()));
    avro.setDecidedAtMillis(recommendation.decidedAtMillis());
    avro.setEffectiveAtMillis(recommendation.effectiveAtMillis());
    avro.setReplicas(recommendation.replicas());
    avro.setForecastReplicas(recommendation.forecastReplicas());
    avro.setReactiveReplicas(recommendation.reactiveReplicas());
    avro.setReadyReplicas(recommendation.readyReplicas());
    avro.setWantedReplicas(recommendation.wantedReplicas());
    avro.setCapacityPerReplica(recommendation.capacityPerReplica());
    avro.setDemandMedian(recommendation.demandMedian());
    avro.setDemandQuantile(recommendation.demandQuantile());
    avro.setCurrentDemand(recommendation.currentDemand());
    avro.setQuantile(recommendation.quantile());
    avro.setDecidedBy(toAvro(recommendation.decidedBy()));
    avro.setLimits(recommendation.limits().stream().map(RecommendationsTopic::toAvro).toList());
    avro.setReason(recommendation.reason());
    avro.setTrust(io.foretide.schemas.Trust.valueOf(recommendation.trust().name()));
    setSkill(avro, recommendation.skill());
    avro.setControls(recommendation.controls());
    return avro;
  }

  private static void setSkill(ScalingRecommendation avro, LeadSkill skill) {
    avro.setLoss(skill.loss());
    avro.setReactiveLoss(skill.reactiveLoss());
    avro.setNaiveLoss(skill.naiveLoss());
    avro.setViolation(skill.violation());
    avro.setFollowsDemand(skill.followsDemand());
  }

  private static LeadSkill skill(ScalingRecommendation avro) {
    return new LeadSkill(
        avro.getLoss(),
        avro.getReactiveLoss(),
        avro.getNaiveLoss(),
        avro.getViolation(),
        avro.getFollowsDemand());
  }

  private static io.foretide.schemas.DecisionRule toAvro(DecisionRule rule) {
    return io.foretide.schemas.DecisionRule.valueOf(rule.name());
  }

  private static DecisionRule fromAvro(io.foretide.schemas.DecisionRule rule) {
    return DecisionRule.valueOf(rule.name());
  }

  private static Recommendation fromAvro(ScalingRecommendation avro) {
    return new Recommendation(
        avro.getRecommendationId(),
        new ServiceKey(avro.getTenant(), avro.getService()),
        ScalingMode.valueOf(avro.getMode().name()),
        avro.getDecidedAtMillis(),
        avro.getEffectiveAtMillis(),
        avro.getReplicas(),
        avro.getForecastReplicas(),
        avro.getReactiveReplicas(),
        avro.getReadyReplicas(),
        avro.getWantedReplicas(),
        avro.getCapacityPerReplica(),
        avro.getDemandMedian(),
        avro.getDemandQuantile(),
        avro.getCurrentDemand(),
        avro.getQuantile(),
        skill(avro),
        fromAvro(avro.getDecidedBy()),
        avro.getLimits().stream().map(RecommendationsTopic::fromAvro).toList(),
        avro.getReason(),
        Trust.valueOf(avro.getTrust().name()),
        avro.getControls());
  }
}
