package io.foretide.model.scaling;

/** Which way a workload is not to be scaled for now. */
public enum ScalingPause {
  /** It is scaled both ways. */
  NONE,
  /** No replicas are added. */
  UP,
  /** No replicas are taken away. */
  DOWN,
  /** It stays as it is. */
  BOTH
}
