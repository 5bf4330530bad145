package io.foretide.model.baseline;

import io.foretide.model.season.SeasonLayout;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Settings of the baseline.
 *
 * @param windowMillis width of a window; a divisor of a day
 * @param zone zone whose days and weeks make the season
 * @param shiftAdoptedAfterMillis how long a departure must last to become the new normal
 */
public record BaselineSettings(long windowMillis, ZoneId zone, long shiftAdoptedAfterMillis) {

  /** Checks the ranges. */
  public BaselineSettings {
    if (shiftAdoptedAfterMillis < windowMillis) {
      throw new IllegalArgumentException(
          "shiftAdoptedAfter is "
              + Duration.ofMillis(shiftAdoptedAfterMillis)
              + ", expected at least one window ("
              + Duration.ofMillis(windowMillis)
              + ")");
    }
  }

  /**
   * The defaults for a width of window: UTC, shifts adopted after three hours, or twelve windows.
   */
  public static BaselineSettings defaults(long windowMillis) {
    return new BaselineSettings(
        windowMillis,
        ZoneId.of("UTC"),
        Math.max(12 * windowMillis, Duration.ofHours(3).toMillis()));
  }

  /** How long a departure must last to become the new normal, whole windows. */
  public int shiftAdoptedAfterWindows() {
    return (int) (shiftAdoptedAfterMillis / windowMillis);
  }

  /** Where moments of the week are found in the profile. */
  public SeasonLayout layout() {
    return new SeasonLayout(windowMillis, zone);
  }
}
