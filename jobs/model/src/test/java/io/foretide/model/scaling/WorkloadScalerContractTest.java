package io.foretide.model.scaling;

import static io.foretide.model.scaling.Policies.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.statistics.Numbers;
import io.foretide.model.statistics.OnlineAlgorithm;
import io.foretide.model.statistics.OnlineContract;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The contract of every online algorithm, of what each window of demand brings. */
class WorkloadScalerContractTest extends OnlineContract {
  private static final long WINDOW = 5 * Policies.MINUTE;

  @Override
  protected Stream<Subject> subjects() {
    Policies given = new Policies().stabilization(10);
    Policies learnt =
        new Policies().mode(ScalingMode.RECOMMEND).learntCapacity().learntLead().lead(5);
    return Stream.of(
        new Subject("given", () -> new Run(given.policy())),
        new Subject("learnt", () -> new Run(learnt.policy())));
  }

  /** A scaler whose next window is known, and the replicas that follow it a window later. */
  private static final class Run implements OnlineAlgorithm {
    private final WorkloadPolicy policy;
    private final WorkloadScaler scaler;
    private long window;
    private double wanted;
    private double ready;

    Run(WorkloadPolicy policy) {
      this(policy, new WorkloadScaler(CHECKOUT, policy, WINDOW), 1_000, 3, 3);
    }

    private Run(
        WorkloadPolicy policy, WorkloadScaler scaler, long window, double wanted, double ready) {
      this.policy = policy;
      this.scaler = scaler;
      this.window = window;
      this.wanted = wanted;
      this.ready = ready;
    }

    @Override
    public double[] next(double value) {
      double demand = Math.abs(value);
      long start = window++ * WINDOW;
      WorkloadReading reading =
          WorkloadReading.unknown(start, start + WINDOW)
              .withDemand(demand)
              .withReady(ready)
              .withWanted(wanted)
              .withSaturation(Math.min(1, demand / ready / 8));
      ready = wanted;
      ScalingStep step = scaler.learn(reading);
      DoubleStream outcomes =
          step.outcomes().stream()
              .flatMapToDouble(
                  outcome ->
                      DoubleStream.of(
                          outcome.replicas(), outcome.regret(), outcome.reactiveRegret()));
      Recommendation made = step.recommendation();
      if (made == null) {
        return outcomes.toArray();
      }
      wanted = made.replicas();
      return DoubleStream.concat(
              DoubleStream.of(made.replicas(), made.forecastReplicas(), made.reactiveReplicas()),
              outcomes)
          .toArray();
    }

    @Override
    public OnlineAlgorithm restored() {
      WorkloadScaler restored = WorkloadScaler.decode(CHECKOUT, policy, WINDOW, scaler.encode());
      return new Run(policy, restored, window, wanted, ready);
    }

    /** What is not known is NaN. */
    @Override
    public DoubleStream state() {
      return Numbers.of(scaler).filter(number -> !Double.isNaN(number));
    }

    @Override
    public void assertSound(double[] row) {
      for (double number : row) {
        assertThat(number).isFinite().isNotNegative();
      }
    }
  }
}
