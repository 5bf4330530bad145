package io.foretide.model.anomaly;

import java.util.List;
import java.util.Map;

/**
 * How a series alerts, by all that people have said of it.
 *
 * @param settings when it alerts
 * @param thresholds score from which a window is unusual by itself, by its side
 * @param quiet whether no alert is wanted just now
 * @param dismissed what people have made of alerts of the series, by their id
 * @param owner who is to be told; empty when nobody is named
 * @param controls what shaped this, as {@code id@version}
 */
public record AlertGuidance(
    AlertSettings settings,
    ScoreThresholds thresholds,
    boolean quiet,
    Map<String, Dismissal> dismissed,
    String owner,
    List<String> controls) {

  /** Nobody has said anything. */
  public static AlertGuidance of(AlertSettings settings) {
    return new AlertGuidance(
        settings, ScoreThresholds.of(settings), false, Map.of(), "", List.of());
  }

  /** The same while no alert is wanted. */
  public AlertGuidance quieted(List<String> allControls) {
    return new AlertGuidance(settings, thresholds, true, dismissed, owner, allControls);
  }
}
