package io.foretide.flink.topics;

import io.foretide.model.scaling.ScalingOutcome;
import io.foretide.model.series.ServiceKey;

/** The topic {@code scaling-outcomes}: what came of recommendations. */
public final class OutcomesTopic {
  /** The contract. */
  public static final Topic<ScalingOutcome, io.foretide.schemas.ScalingOutcome> TOPIC =
      Topic.keyedByText(
          "scaling-outcomes",
          ScalingOutcome.class,
          io.foretide.schemas.ScalingOutcome::getClassSchema,
          outcome -> outcome.workload().id(),
          ScalingOutcome::untilMillis,
          OutcomesTopic::toAvro,
          OutcomesTopic::fromAvro);

  private OutcomesTopic() {}

  private static io.foretide.schemas.ScalingOutcome toAvro(ScalingOutcome outcome) {
    var avro = new io.foretide.schemas.ScalingOutcome();
    avro.setRecommendationId(outcome.recommendationId());
    avro.setTenant(outcome.workload().tenant());
    avro.setService(outcome.workload().service());
    avro.setDecidedAtMillis(outcome.decidedAtMillis());
    avro.setEffectiveAtMillis(outcome.effectiveAtMillis());
    avro.setUntilMillis(outcome.untilMillis());
    avro.setReplicas(outcome.replicas());
    avro.setReactiveReplicas(outcome.reactiveReplicas());
    avro.setReadyReplicas(outcome.readyReplicas());
    avro.setDemand(outcome.demand());
    avro.setNeededReplicas(outcome.neededReplicas());
    avro.setShortMillis(outcome.shortMillis());
    avro.setRegret(outcome.regret());
    avro.setReactiveRegret(outcome.reactiveRegret());
    return avro;
  }

  private static ScalingOutcome fromAvro(io.foretide.schemas.ScalingOutcome avro) {
    return new ScalingOutcome(
        avro.getRecommendationId(),
        new ServiceKey(avro.getTenant(), avro.getService()),
        avro.getDecidedAtMillis(),
        avro.getEffectiveAtMillis(),
        avro.getUntilMillis(),
        avro.getReplicas(),
        avro.getReactiveReplicas(),
        avro.getReadyReplicas(),
        avro.getDemand(),
        avro.getNeededReplicas(),
        avro.getShortMillis(),
        avro.getRegret(),
        avro.getReactiveRegret());
  }
}
