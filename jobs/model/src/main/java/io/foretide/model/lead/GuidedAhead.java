package io.foretide.model.lead;

import io.foretide.model.forecast.DemandGuidance;
import io.foretide.model.forecast.DemandGuide;
import java.util.List;

/**
 * What people have told of the windows that a decision is in force for. Pods that are started for
 * them serve them all: the largest factor counts.
 *
 * @param first of the first of these windows
 * @param largest of the one with the largest factor
 */
record GuidedAhead(DemandGuidance first, DemandGuidance largest) {
  private static final GuidedAhead UNTOLD =
      new GuidedAhead(DemandGuidance.NONE, DemandGuidance.NONE);

  /**
   * What was told of the windows from one on.
   *
   * @param startMillis of the first, milliseconds since the epoch
   */
  static GuidedAhead of(DemandGuide guide, long startMillis, LeadSettings settings) {
    if (guide == DemandGuide.NONE) {
      return UNTOLD;
    }
    DemandGuidance first = guide.ahead(startMillis, startMillis + settings.windowMillis());
    DemandGuidance largest = first;
    for (int window = 1; window < settings.everyWindows(); window++) {
      long start = startMillis + window * settings.windowMillis();
      DemandGuidance told = guide.ahead(start, start + settings.windowMillis());
      largest = told.factor() > largest.factor() ? told : largest;
    }
    return new GuidedAhead(first, largest);
  }

  /** By what is multiplied what was forecast and what is provided. */
  double factor() {
    return largest.factor();
  }

  /** What shaped this. */
  List<String> controls() {
    return first.with(largest.controls());
  }
}
