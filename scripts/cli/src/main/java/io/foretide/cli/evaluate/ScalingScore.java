package io.foretide.cli.evaluate;

import io.foretide.cli.simulate.CapacityFit;
import io.foretide.cli.simulate.Rule;
import io.foretide.cli.simulate.WhatIf;
import java.util.List;
import java.util.Map;

/**
 * How capacity that was decided a lead time ahead met demand, by medians over the series.
 *
 * @param set name of the trial
 * @param series number of series
 * @param medians lead time, target, and what came of it
 */
record ScalingScore(String set, int series, WhatIf medians) implements EvaluationResult {

  static ScalingScore of(ScalingTrial trial, List<Map<Rule, CapacityFit>> series) {
    return new ScalingScore(
        trial.title(), series.size(), WhatIf.of(trial.leadMillis(), trial.target(), series));
  }
}
