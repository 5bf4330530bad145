package io.foretide.model.scaling;

/** What becomes of a recommendation. */
public enum ScalingMode {
  /** It is written and judged; autoscalers are told not to act on it. */
  FORECAST_ONLY("forecast-only"),
  /** Autoscalers act on it. */
  RECOMMEND("recommend");

  private final String text;

  ScalingMode(String text) {
    this.text = text;
  }

  /** As options name it. */
  @Override
  public String toString() {
    return text;
  }
}
