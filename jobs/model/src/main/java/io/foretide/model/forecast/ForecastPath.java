package io.foretide.model.forecast;

/**
 * The steps to come of a series, as seen from one origin. Holds arrays, so it has identity
 * equality.
 *
 * @param origin the last step known
 * @param center value of each step after it, in the unit of the signal
 * @param error mean absolute error to be expected of each, in the same unit
 */
public record ForecastPath(long origin, double[] center, double[] error) {}
