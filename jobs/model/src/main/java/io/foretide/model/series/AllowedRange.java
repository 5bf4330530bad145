package io.foretide.model.series;

/** Refuses settings out of their range, naming the setting, its value and what is allowed. */
public final class AllowedRange {
  private AllowedRange() {}

  /**
   * Refuses a number outside {@code [least, most]}, and NaN.
   *
   * @throws IllegalArgumentException when it lies outside
   */
  public static void between(String field, double value, double least, double most) {
    require(value >= least && value <= most, field, value, least + " to " + most);
  }

  /**
   * Refuses a whole number outside {@code [least, most]}.
   *
   * @throws IllegalArgumentException when it lies outside
   */
  public static void between(String field, long value, long least, long most) {
    require(value >= least && value <= most, field, value, least + " to " + most);
  }

  /**
   * Refuses a whole number below {@code least}.
   *
   * @throws IllegalArgumentException when it lies below
   */
  public static void atLeast(String field, long value, long least) {
    require(value >= least, field, value, "at least " + least);
  }

  /**
   * Refuses a negative, infinite or undefined number.
   *
   * @throws IllegalArgumentException when it is one
   */
  public static void notNegative(String field, double value) {
    require(value >= 0 && Double.isFinite(value), field, value, "a number, at least 0");
  }

  /**
   * Refuses what does not hold.
   *
   * @param allowed what would have been allowed, for the message
   * @throws IllegalArgumentException when it does not hold
   */
  public static void require(boolean holds, String field, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException("%s is %s, allowed: %s".formatted(field, value, allowed));
    }
  }
}
