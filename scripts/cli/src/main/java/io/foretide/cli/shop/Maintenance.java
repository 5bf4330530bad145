package io.foretide.cli.shop;

/**
 * What announced work does to its service. It is not the same each time: it begins 3 to 10 minutes
 * into the window, takes 30 to 45, and strikes harder or softer.
 *
 * @param occasion when it is announced
 * @param seed from which each time follows
 */
record Maintenance(Occasion occasion, long seed) {

  /** What it does in the minute that starts at {@code millis}. */
  Disturbance at(long millis) {
    if (!occasion.covers(millis)) {
      return Disturbance.CALM;
    }
    Dice dice = new Dice(seed ^ occasion.local(millis).toLocalDate().toEpochDay());
    int begins = dice.between(3, 11);
    int ends = begins + dice.between(30, 46);
    Disturbance restart =
        new Disturbance(
            dice.between(0.15, 0.35),
            dice.between(0.25, 0.5),
            dice.between(2.0, 3.5),
            dice.between(0.1, 0.3),
            false);
    int minute = occasion.local(millis).getMinute();
    return begins <= minute && minute < ends ? restart : Disturbance.CALM;
  }
}
