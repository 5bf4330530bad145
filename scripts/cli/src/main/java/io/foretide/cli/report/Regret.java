package io.foretide.cli.report;

import io.foretide.model.scaling.ScalingOutcome;
import java.util.Collection;

/**
 * What recommendations would have cost over what was needed, in replica-hours; see {@link
 * ScalingOutcome}.
 *
 * @param foretide of the recommendations
 * @param reactive of following the demand at each decision
 */
public record Regret(double foretide, double reactive) {

  /** Nothing was scaled. */
  public static final Regret NONE = new Regret(0, 0);

  /** The sum over outcomes. */
  public static Regret of(Collection<ScalingOutcome> outcomes) {
    return new Regret(
        outcomes.stream().mapToDouble(ScalingOutcome::regret).sum(),
        outcomes.stream().mapToDouble(ScalingOutcome::reactiveRegret).sum());
  }

  /** The sum over workloads. */
  public static Regret sum(Collection<Regret> regrets) {
    return new Regret(
        regrets.stream().mapToDouble(Regret::foretide).sum(),
        regrets.stream().mapToDouble(Regret::reactive).sum());
  }
}
