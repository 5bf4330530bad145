package io.foretide.serving;

import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ServiceKey;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of a workload at one moment.
 *
 * @param workload the service asked for
 * @param freshness whether {@code newest} may be acted on
 * @param newest newest recommendation that is not of the future, or the first that is; empty
 *     exactly when none is known
 * @param age time since it was decided; negative when that is in the future, zero without one
 */
public record Standing(
    ServiceKey workload, Freshness freshness, Optional<Recommendation> newest, Duration age) {

  /**
   * The recommendation to act on.
   *
   * @throws NotServableException when there is none that is fresh
   */
  public Recommendation fresh() throws NotServableException {
    if (freshness != Freshness.FRESH) {
      throw new NotServableException(this);
    }
    return newest.orElseThrow();
  }
}
