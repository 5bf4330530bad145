package io.foretide.cli.evaluate;

/** A figure of a set that must not get worse. */
enum Figure {
  /** F1 at the default alert. */
  F1(true),
  /** The same when no segment counts for more than a hundred rows. */
  CAPPED_F1(true),
  /** Runs of false anomalies per series and day. */
  FALSE_SEGMENTS_PER_DAY(false),
  /** Standard score of the Numenta Anomaly Benchmark. */
  NAB_STANDARD(true),
  /** Share of the known incidents that an alert met. */
  INCIDENTS_FOUND(true),
  /** Alerts that met no known incident, per service and week. */
  FALSE_ALERTS_PER_SERVICE_WEEK(false),
  /** Share of the series whose 95 % interval held within a point. */
  WITHIN_ONE_POINT(true),
  /** Median width of the interval over the mean absolute error. */
  WIDTH_OVER_ERROR(false),
  /** Median size of a series' state, bytes. */
  BYTES_PER_SERIES(false);

  private final boolean moreIsBetter;

  Figure(boolean moreIsBetter) {
    this.moreIsBetter = moreIsBetter;
  }

  double of(SetResult result) {
    return switch (this) {
      case F1 -> result.whole().f1();
      case CAPPED_F1 -> result.whole().cappedF1();
      case FALSE_SEGMENTS_PER_DAY -> result.whole().falseSegmentsPerDay();
      case NAB_STANDARD -> result.nab().standard();
      case INCIDENTS_FOUND -> result.incidents().foundShare();
      case FALSE_ALERTS_PER_SERVICE_WEEK -> result.incidents().falseAlertsPerServiceWeek();
      case WITHIN_ONE_POINT -> result.intervals().withinOnePoint();
      case WIDTH_OVER_ERROR -> result.intervals().medianWidthOverError();
      case BYTES_PER_SERIES -> result.bytesPerSeries();
    };
  }

  /** Whether a value is worse than a mark by more than its noise; so is NaN. */
  boolean isMissed(double now, double mark, double noise) {
    return moreIsBetter ? !(now >= mark - noise) : !(now <= mark + noise);
  }
}
