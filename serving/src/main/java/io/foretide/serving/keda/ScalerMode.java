package io.foretide.serving.keda;

import java.util.Optional;

/**
 * What a trigger does with a recommendation.
 *
 * <p>The mode decides on activation alone, which is KEDA's step between no replica and one. From
 * one replica on the autoscaler follows the metric in either mode. A workload without any active
 * trigger goes to zero where its {@code minReplicaCount} is 0. To watch without acting, pause the
 * ScaledObject.
 */
enum ScalerMode {
  /** Active while replicas are recommended: wakes a workload from zero. */
  RECOMMEND("recommend"),
  /** Never active: the metric is served, the workload is not woken. */
  FORECAST_ONLY("forecast-only");

  private final String text;

  ScalerMode(String text) {
    this.text = text;
  }

  /** The mode of that name in a trigger's metadata; empty when there is none. */
  static Optional<ScalerMode> of(String text) {
    for (ScalerMode mode : values()) {
      if (mode.text.equals(text)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
