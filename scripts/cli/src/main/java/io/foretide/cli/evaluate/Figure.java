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
  BYTES_PER_SERIES(false),
  /** Error of forecasts over that of the M4 competition's benchmark. */
  OWA(false),
  /** Mean scaled score of their 95 % intervals. */
  MSIS(false),
  /** How far the coverage of these is from 95 %. */
  COVERAGE_ERROR(false),
  /** Median share of the rows whose demand exceeded capacity. */
  VIOLATION(false),
  /** Median capacity that nothing used, over demand. */
  OVER_PROVISION(false),
  /** Share of the known incidents that are exactly one episode. */
  ONE_EPISODE(true),
  /** Share of the known incidents whose episode names the true cause first. */
  CAUSE_FIRST(true),
  /** Episodes that page and that no incident explains, per service and 30 days. */
  FALSE_PAGES_PER_SERVICE_MONTH(false),
  /** Those of a batch job that is known. */
  BATCH_PAGES(false),
  /** Those of days that a calendar speaks of. */
  CALENDAR_PAGES(false),
  /** Times as many false alarms as were asked for, or as few, at worst. */
  FALSE_ALARMS_ASKED(false),
  /** Share of the false alerts that feedback leaves. */
  FALSE_ALERTS_LEFT(false),
  /** Share of the incidents found without feedback that are lost with it. */
  INCIDENTS_LOST(false),
  /** Provisional alerts that no window confirmed, per service and 30 days. */
  WITHDRAWN_PER_SERVICE_MONTH(false),
  /** Share of the incidents that were told before a window had closed. */
  TOLD_SOONER(true);

  private final boolean moreIsBetter;

  Figure(boolean moreIsBetter) {
    this.moreIsBetter = moreIsBetter;
  }

  double of(EvaluationResult result) {
    return switch (this) {
      case F1 -> detection(result).whole().f1();
      case CAPPED_F1 -> detection(result).whole().cappedF1();
      case FALSE_SEGMENTS_PER_DAY -> detection(result).whole().falseSegmentsPerDay();
      case NAB_STANDARD -> detection(result).nab().standard();
      case INCIDENTS_FOUND -> detection(result).incidents().foundShare();
      case FALSE_ALERTS_PER_SERVICE_WEEK ->
          detection(result).incidents().falseAlertsPerServiceWeek();
      case WITHIN_ONE_POINT -> detection(result).intervals().withinOnePoint();
      case WIDTH_OVER_ERROR -> detection(result).intervals().medianWidthOverError();
      case BYTES_PER_SERIES -> detection(result).bytesPerSeries();
      case OWA -> forecasts(result).owa();
      case MSIS -> forecasts(result).msis();
      case COVERAGE_ERROR -> forecasts(result).coverageError();
      case VIOLATION -> scaling(result).medians().violation();
      case OVER_PROVISION -> scaling(result).medians().overProvision();
      case ONE_EPISODE -> episodes(result).wholeShare();
      case CAUSE_FIRST -> episodes(result).causedShare();
      case FALSE_PAGES_PER_SERVICE_MONTH -> episodes(result).falsePagesPerServiceMonth();
      case BATCH_PAGES -> episodes(result).batchPages();
      case CALENDAR_PAGES -> episodes(result).calendarPages();
      case FALSE_ALARMS_ASKED -> ((SensitivityScore) result).worstFactor();
      case FALSE_ALERTS_LEFT -> ((FeedbackScore) result).falseAlertsLeft();
      case INCIDENTS_LOST -> ((FeedbackScore) result).incidentsLost();
      case WITHDRAWN_PER_SERVICE_MONTH -> ((FastPathScore) result).withdrawnPerServiceMonth();
      case TOLD_SOONER -> ((FastPathScore) result).soonerShare();
    };
  }

  private static SetResult detection(EvaluationResult result) {
    return (SetResult) result;
  }

  private static ForecastScore forecasts(EvaluationResult result) {
    return (ForecastScore) result;
  }

  private static ScalingScore scaling(EvaluationResult result) {
    return (ScalingScore) result;
  }

  private static EpisodeScore episodes(EvaluationResult result) {
    return (EpisodeScore) result;
  }

  /** Whether a value is worse than a mark by more than its noise; so is NaN. */
  boolean isMissed(double now, double mark, double noise) {
    return moreIsBetter ? !(now >= mark - noise) : !(now <= mark + noise);
  }
}
