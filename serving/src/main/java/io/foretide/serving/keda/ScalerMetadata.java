package io.foretide.serving.keda;

import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingMode;
import io.foretide.model.series.ServiceKey;
import java.util.Map;

/**
 * The metadata of a trigger.
 *
 * @param workload whose replicas, from {@code tenant} and {@code service}
 * @param minReplicas fewest replicas that are answered, from {@code minReplicas}; 0 unless told
 *     otherwise
 */
record ScalerMetadata(ServiceKey workload, int minReplicas) {

  /**
   * Reads a trigger's metadata; keys that are not ours are KEDA's and passed over.
   *
   * @throws BadMetadataException when a key is missing or its value cannot be used
   */
  static ScalerMetadata parse(Map<String, String> metadata) throws BadMetadataException {
    return new ScalerMetadata(
        new ServiceKey(required(metadata, "tenant"), required(metadata, "service")),
        minReplicas(metadata.getOrDefault("minReplicas", "0")));
  }

  /**
   * Replicas to answer.
   *
   * @throws NotActedOnException when it is a forecast only, and nobody knows what is asked for
   *     anyway
   */
  double replicas(Recommendation recommendation) throws NotActedOnException {
    if (Double.isNaN(recommendation.scaleTo())) {
      throw new NotActedOnException(
          "recommendations for "
              + workload.id()
              + " are not to be acted on (scaling.mode), and it sends no replicas.wanted");
    }
    return Math.max(recommendation.scaleTo(), minReplicas);
  }

  /** Whether the workload is to have any replica, which a forecast alone never says. */
  boolean isActive(Recommendation recommendation) throws NotActedOnException {
    return recommendation.mode() == ScalingMode.RECOMMEND && replicas(recommendation) > 0;
  }

  private static String required(Map<String, String> metadata, String key)
      throws BadMetadataException {
    String value = metadata.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw new BadMetadataException("metadata '" + key + "' is missing");
    }
    return value;
  }

  private static int minReplicas(String text) throws BadMetadataException {
    if (!text.matches("\\d{1,9}")) {
      throw new BadMetadataException(
          "metadata 'minReplicas' is '" + text + "', expected 0..999999999");
    }
    return Integer.parseInt(text);
  }
}
