package io.foretide.serving.keda;

import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ServiceKey;
import java.util.Map;

/**
 * The metadata of a trigger.
 *
 * @param workload whose replicas, from {@code tenant} and {@code service}
 * @param mode from {@code mode}; forecast only unless told otherwise
 * @param minReplicas fewest replicas that are answered, from {@code minReplicas}; 0 unless told
 *     otherwise
 */
record ScalerMetadata(ServiceKey workload, ScalerMode mode, int minReplicas) {

  /**
   * Reads a trigger's metadata; keys that are not ours are KEDA's and passed over.
   *
   * @throws IllegalArgumentException when a key is missing or its value cannot be used
   */
  static ScalerMetadata parse(Map<String, String> metadata) {
    return new ScalerMetadata(
        new ServiceKey(required(metadata, "tenant"), required(metadata, "service")),
        mode(metadata.getOrDefault("mode", "forecast-only")),
        minReplicas(metadata.getOrDefault("minReplicas", "0")));
  }

  /** Replicas to answer. */
  int replicas(Recommendation recommendation) {
    return Math.max(recommendation.replicas(), minReplicas);
  }

  /** Whether the workload is to have any replica. */
  boolean isActive(Recommendation recommendation) {
    return mode == ScalerMode.RECOMMEND && replicas(recommendation) > 0;
  }

  private static String required(Map<String, String> metadata, String key) {
    String value = metadata.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("metadata '" + key + "' is missing");
    }
    return value;
  }

  private static ScalerMode mode(String text) {
    return ScalerMode.of(text)
        .orElseThrow(() -> unusable("mode", text, "'recommend' or 'forecast-only'"));
  }

  private static int minReplicas(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw unusable("minReplicas", text, "a whole number of 0 or more");
    }
    return Integer.parseInt(text);
  }

  private static IllegalArgumentException unusable(String key, String value, String expected) {
    return new IllegalArgumentException(
        "metadata '" + key + "' is '" + value + "', expected " + expected);
  }
}
