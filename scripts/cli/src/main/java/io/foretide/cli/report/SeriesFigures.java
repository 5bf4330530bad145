package io.foretide.cli.report;

/**
 * What came of one series of a backtest.
 *
 * @param name name of the series
 * @param rows rows read
 * @param gaps windows without a value, from the first row to the newest
 * @param repeated rows that were not learnt, for a row before was of the same or a later window
 * @param days time covered
 * @param season the season that it was found to have in the end: none, day, or day and week;
 *     unknown in the first two days, and of the week nothing is said in the first eight
 * @param anomalies windows that are anomalies
 * @param alerts alerts raised
 * @param inside share of the values inside their 95 % interval, 0..1; NaN without any
 * @param widthOverError mean width of the interval over the mean absolute error; 4.9 for a normal
 *     distribution; NaN without error
 */
public record SeriesFigures(
    String name,
    int rows,
    int gaps,
    int repeated,
    double days,
    String season,
    int anomalies,
    int alerts,
    double inside,
    double widthOverError) {

  /** Alerts per day covered. */
  public double alertsPerDay() {
    return alerts / days;
  }
}
