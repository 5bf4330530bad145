package io.foretide.model.lead;

import io.foretide.model.series.Singles;

/**
 * What is expected of the window ahead. Holds arrays, so it has identity equality.
 *
 * @param window the window
 * @param outlook what is known of it
 * @param opinions of the experts; NaN for those that say nothing
 * @param median what they say together
 * @param ofTime expected error at its time of day
 * @param scaleInputs of the expected error
 */
record Expected(
    long window,
    Outlook outlook,
    double[] opinions,
    double median,
    double ofTime,
    double[] scaleInputs) {

  /** To learn from when its value has come. */
  PendingWindow pending(CapacityDecision decision) {
    return new PendingWindow(
        window,
        (float) outlook.size(),
        (float) median,
        Singles.of(outlook.inputs()),
        Singles.of(opinions),
        Singles.of(scaleInputs),
        decision);
  }
}
