package io.foretide.model.forecast;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people have told of the steps to come. Holds an array, so it has identity equality.
 *
 * @param factors by which each is multiplied: the mean of its windows'; empty when nothing was told
 * @param seasons by which season each is forecast
 * @param controls what shaped this, as {@code id@version}
 */
record GuidedSteps(double[] factors, SeasonOffsets seasons, List<String> controls) {
  private static final GuidedSteps UNTOLD =
      new GuidedSteps(new double[0], SeasonOffsets.NONE, List.of());

  /**
   * The steps after an origin.
   *
   * @param originMillis start of the first, milliseconds since the epoch
   */
  static GuidedSteps of(DemandGuide guide, long originMillis, ForecastSettings settings) {
    if (guide == DemandGuide.NONE) {
      return UNTOLD;
    }
    double[] factors = new double[settings.horizon()];
    long[] offsets = new long[settings.horizon()];
    Set<String> controls = new TreeSet<>();
    for (int h = 0; h < factors.length; h++) {
      long start = originMillis + h * settings.clock().stepMillis();
      DemandGuidance first = guide.ahead(start, start + settings.windowMillis());
      offsets[h] = settings.clock().seasonOffset(start, first);
      factors[h] = factor(guide, start, settings, controls);
    }
    return controls.isEmpty()
        ? UNTOLD
        : new GuidedSteps(factors, new SeasonOffsets(offsets), List.copyOf(controls));
  }

  private static double factor(
      DemandGuide guide, long startMillis, ForecastSettings settings, Set<String> controls) {
    double sum = 0;
    int windows = settings.windowsPerStep();
    for (int window = 0; window < windows; window++) {
      long start = startMillis + window * settings.windowMillis();
      DemandGuidance told = guide.ahead(start, start + settings.windowMillis());
      controls.addAll(told.controls());
      sum += told.factor();
    }
    return sum / windows;
  }

  /**
   * By what a step is multiplied.
   *
   * @param ahead 1..horizon
   */
  double factor(int ahead) {
    return factors.length == 0 ? 1 : factors[ahead - 1];
  }
}
