package io.foretide.cli.simulate;

import io.foretide.model.lead.LeadForecast;
import io.foretide.model.lead.LeadForecaster;
import io.foretide.model.lead.LeadSettings;
import io.foretide.model.scaling.PodCapacity;
import io.foretide.model.scaling.PodLead;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ReplicaBounds;
import io.foretide.model.scaling.ReplicaLimits;
import io.foretide.model.scaling.ScalingMode;
import io.foretide.model.scaling.ScalingPause;
import io.foretide.model.scaling.WorkloadPolicy;
import io.foretide.model.scaling.WorkloadReading;
import io.foretide.model.scaling.WorkloadScaler;
import io.foretide.model.series.ServiceKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Capacity by the very classes that the scaling job runs. */
final class ForetideCapacity {
  /** No bound. */
  static final int MOST_REPLICAS = Integer.MAX_VALUE;

  private static final ServiceKey WORKLOAD = new ServiceKey("simulation", "demand");
  private static final double TARGET_SATURATION = 1;
  // No silence is longer: as much as the job may be told.
  private static final long CENTURY = Duration.ofDays(36_500).toMillis();

  private ForetideCapacity() {}

  /** Capacity that is ready for each step; NaN where none is yet. */
  static double[] of(DemandSteps demand, SimulationSettings settings) {
    return settings.isWhole() ? ofReplicas(demand, settings) : ofAnyAmount(demand, settings);
  }

  private static double[] ofAnyAmount(DemandSteps demand, SimulationSettings settings) {
    long step = demand.stepMillis();
    LeadForecaster forecaster =
        new LeadForecaster(
            new LeadSettings(
                step,
                settings.zone(),
                settings.ahead(step),
                settings.every(step),
                settings.targetViolation()));
    double[] wanted = new double[demand.count()];
    for (int i = 0; i < wanted.length; i++) {
      LeadForecast forecast = forecaster.learn(demand.startMillis(i), demand.value(i), Double.NaN);
      wanted[i] = forecast == null ? Double.NaN : forecast.capacity();
    }
    return new SteadyDelivery(settings.ahead(step)).capacity(demand, wanted);
  }

  private static double[] ofReplicas(DemandSteps demand, SimulationSettings settings) {
    long step = demand.stepMillis();
    WorkloadScaler scaler = new WorkloadScaler(WORKLOAD, policy(settings, step), step);
    double[] ordered = new double[demand.count()];
    Arrays.fill(ordered, Double.NaN);
    for (int i = 0; i < ordered.length; i++) {
      Recommendation made =
          scaler
              .learn(
                  WorkloadReading.unknown(demand.startMillis(i), demand.endMillis(i))
                      .withDemand(demand.value(i)))
              .recommendation();
      ordered[i] = made == null ? Double.NaN : made.replicas();
    }
    return PodDelivery.of(settings, step).ofOrders(demand, ordered);
  }

  /** How the job is told to scale a workload of such demand. */
  static WorkloadPolicy policy(SimulationSettings settings, long stepMillis) {
    return new WorkloadPolicy(
        ScalingMode.FORECAST_ONLY,
        new PodCapacity(settings.replicaCapacity(), TARGET_SATURATION),
        new PodLead(settings.podLeadMillis(stepMillis), false),
        settings.targetViolation(),
        new ReplicaLimits(
            new ReplicaBounds(1, MOST_REPLICAS, List.of(), settings.zone()),
            MOST_REPLICAS,
            ScalingPause.NONE,
            settings.stabilizationMillis()),
        settings.decidedEveryMillis(stepMillis),
        CENTURY);
  }
}
