package io.foretide.model.detection;

/** What a value is compared with, and which notes of a time of day are kept for it. */
enum Reference {
  /** The last few windows. */
  RECENT(0),
  /** The season, moved to where the series has been of late. */
  SEASON(3);

  private final int firstNote;

  Reference(int firstNote) {
    this.firstNote = firstNote;
  }

  /** Spread at this time of day over that of the whole day. */
  int spreadFactor() {
    return firstNote;
  }

  /** What the statistic peaked at on earlier days. */
  int usualPeak() {
    return firstNote + 1;
  }

  /** What it has peaked at today. */
  int peakToday() {
    return firstNote + 2;
  }
}
