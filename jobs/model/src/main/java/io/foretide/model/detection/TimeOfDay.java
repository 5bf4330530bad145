package io.foretide.model.detection;

import io.foretide.model.season.SeasonChunk;

/**
 * What the detector remembers of a time of day, in the notes of a season's chunk: how much more or
 * less than usual the series strays, and what the statistics peak at.
 */
final class TimeOfDay {
  private static final double FACTOR_RATE = 0.0018;
  private static final double SMALLEST_FACTOR = 0.35;
  private static final double LARGEST_FACTOR = 10;
  private static final double PEAK_DECAY = 0.8;
  private static final double PEAK_UPTAKE = 0.7;

  private static final int DAY = 6;

  private TimeOfDay() {}

  /** Spread at this time of day over the spread of the whole day. */
  static double spreadFactor(SeasonChunk chunk, Reference reference) {
    double factor = chunk.note(reference.spreadFactor());
    return factor == 0 ? 1 : factor;
  }

  /** Learns a deviation over the mean of the whole day. */
  static void learnSpread(SeasonChunk chunk, Reference reference, double ratio) {
    double factor = spreadFactor(chunk, reference);
    double learnt = factor + FACTOR_RATE * (ratio - factor);
    chunk.note(
        reference.spreadFactor(), Math.max(SMALLEST_FACTOR, Math.min(LARGEST_FACTOR, learnt)));
  }

  /** What the statistic peaked at on earlier days, fading; 0 when unknown. */
  static double usualPeak(SeasonChunk chunk, Reference reference) {
    return chunk.note(reference.usualPeak());
  }

  /** Learns the statistic of a window. */
  static void learnPeak(SeasonChunk chunk, Reference reference, double statistic) {
    int today = reference.peakToday();
    chunk.note(today, Math.max(chunk.note(today), statistic));
  }

  /** On the first window of another day, what was seen of the last one becomes usual. */
  static void enter(SeasonChunk chunk, long day) {
    // Single precision tells days apart for forty thousand years; day 0 is that of no window.
    if (chunk.note(DAY) == (float) (day + 1)) {
      return;
    }
    turn(chunk, Reference.RECENT);
    turn(chunk, Reference.SEASON);
    chunk.note(DAY, (double) (day + 1));
  }

  private static void turn(SeasonChunk chunk, Reference reference) {
    double usual = usualPeak(chunk, reference);
    double moved = usual + PEAK_UPTAKE * (chunk.note(reference.peakToday()) - usual);
    chunk.note(reference.usualPeak(), Math.max(PEAK_DECAY * usual, moved));
    chunk.note(reference.peakToday(), 0);
  }
}
