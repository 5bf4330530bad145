package io.foretide.cli.simulate;

import io.foretide.cli.history.History;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One series under every rule, each judged on the later part of its rows.
 *
 * <p>Holds arrays, so it has identity equality.
 *
 * @param history the demand
 * @param stepMillis how far its rows are apart, milliseconds
 * @param steps steps from its first row to its last
 * @param gaps steps of these without a value
 * @param judgedFrom first row judged
 * @param capacity what is ready at each row; NaN where none is yet
 * @param fits how it met demand
 */
public record SimulatedSeries(
    History history,
    long stepMillis,
    long steps,
    long gaps,
    int judgedFrom,
    Map<Rule, double[]> capacity,
    Map<Rule, CapacityFit> fits) {
  private static final double HPA_UTILIZATION = 0.7;

  /**
   * Simulates a series.
   *
   * @param from share of the rows before those judged, 0 to 1
   */
  public static SimulatedSeries of(History history, SimulationSettings settings, double from) {
    return new Run(history, DemandSteps.of(history), settings, JudgedRows.first(history, from))
        .everyRule();
  }

  /** Seen by every rule. */
  private record Run(
      History history, DemandSteps demand, SimulationSettings settings, int fromRow) {

    SimulatedSeries everyRule() {
      Map<Rule, double[]> capacity = new EnumMap<>(Rule.class);
      for (Rule rule : Rule.values()) {
        if (rule != Rule.HPA || settings.isWhole()) {
          capacity.put(rule, demand.toRows(capacity(rule)));
        }
      }
      Map<Rule, CapacityFit> fits = new EnumMap<>(Rule.class);
      capacity.forEach((rule, ofRows) -> fits.put(rule, fit(ofRows)));
      return new SimulatedSeries(
          history,
          demand.stepMillis(),
          demand.span(),
          demand.gaps(),
          fromRow,
          Collections.unmodifiableMap(capacity),
          Collections.unmodifiableMap(fits));
    }

    private double[] capacity(Rule rule) {
      return switch (rule) {
        case FORETIDE -> ForetideCapacity.of(demand, settings);
        case REACTIVE, YESTERDAY, BOTH, STATIC -> tuned(rule);
        case HPA -> hpa();
        case CLAIRVOYANT -> clairvoyant();
      };
    }

    private CapacityFit fit(double[] ofRows) {
      return CapacityFit.of(history.values(), ofRows, fromRow, demand.stepMillis());
    }

    private double[] tuned(Rule rule) {
      double[] bases = new RuleBases(demand, settings).of(rule);
      double headroom =
          Headroom.tuned(
              tried -> fit(demand.toRows(delivered(bases, tried))).violation(),
              settings.targetViolation());
      return delivered(bases, headroom);
    }

    private double[] delivered(double[] bases, double headroom) {
      long step = demand.stepMillis();
      Delivery delivery =
          settings.isWhole()
              ? PodDelivery.of(settings, step)
              : new SteadyDelivery(settings.ahead(step));
      return delivery.capacity(demand, Arrays.stream(bases).map(b -> b * headroom).toArray());
    }

    private double[] hpa() {
      double ofReplica = settings.replicaCapacity();
      ReactiveHpa hpa =
          new ReactiveHpa(
              HPA_UTILIZATION,
              ofReplica,
              1,
              ForetideCapacity.MOST_REPLICAS,
              settings.podLeadMillis(demand.stepMillis()));
      double[] values = IntStream.range(0, demand.count()).mapToDouble(demand::value).toArray();
      double first = Arrays.stream(values).filter(Double::isFinite).findFirst().orElse(0);
      int[] replicas =
          hpa.replicas(
              IntStream.range(0, demand.count()).mapToLong(demand::startMillis).toArray(),
              values,
              hpa.desired(first, 1, 1));
      return Arrays.stream(replicas).mapToDouble(ready -> ready * ofReplica).toArray();
    }

    private double[] clairvoyant() {
      double ofReplica = settings.replicaCapacity();
      return IntStream.range(0, demand.count())
          .mapToDouble(demand::value)
          .map(d -> settings.isWhole() ? Math.max(1, Math.ceil(d / ofReplica)) * ofReplica : d)
          .toArray();
    }
  }
}
