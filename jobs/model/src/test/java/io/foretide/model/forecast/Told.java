package io.foretide.model.forecast;

import java.util.List;

/**
 * One thing that people have told, for the windows that begin within a time.
 *
 * @param fromMillis begin, inclusive, milliseconds since the epoch
 * @param untilMillis end, exclusive
 * @param guidance what holds of them
 */
public record Told(long fromMillis, long untilMillis, DemandGuidance guidance)
    implements DemandGuide {
  private static final List<String> MARK = List.of("sale@1");

  /** Demand is multiplied. */
  public static Told factor(double factor, long fromMillis, long untilMillis) {
    return new Told(fromMillis, untilMillis, new DemandGuidance(false, factor, 0, 0, MARK));
  }

  /** Nothing is learnt. */
  public static Told suspended(long fromMillis, long untilMillis) {
    return new Told(fromMillis, untilMillis, new DemandGuidance(true, 1, 0, 0, MARK));
  }

  /** The season is another day's, or comes later. */
  public static Told season(int weekday, long shiftMillis, long fromMillis, long untilMillis) {
    return new Told(
        fromMillis, untilMillis, new DemandGuidance(false, 1, weekday, shiftMillis, MARK));
  }

  @Override
  public DemandGuidance learnt(long startMillis, long endMillis) {
    return startMillis >= fromMillis && startMillis < untilMillis ? guidance : DemandGuidance.NONE;
  }

  @Override
  public DemandGuidance ahead(long startMillis, long endMillis) {
    return guidance.suspended() ? DemandGuidance.NONE : learnt(startMillis, endMillis);
  }
}
