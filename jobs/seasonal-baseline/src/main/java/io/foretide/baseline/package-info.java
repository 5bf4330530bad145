/**
 * The job seasonal-baseline: learns what is normal for every series, says what is expected, how
 * unusual each window is, and forecasts the horizon of the series that capacity depends on.
 *
 * <p><b>In</b>: the topics {@code series-windows} and {@code control}. <b>Out</b>: {@code
 * baselines}, one record per window; {@code forecasts}, at every forecast step. <b>State</b>: per
 * series one map {@code baseline}: what was learnt besides the profile (400 to 800 bytes) and the
 * chunks of the profile; an update takes two reads and two writes whatever the season's length, and
 * only the one with which a new series borrows from its siblings touches each chunk; per series
 * that is forecast {@code forecaster} (10 to 16 KB, touched when a step of five minutes ends, its
 * few open windows at each). <b>Time</b>: event time; one coarse timer per series and operator
 * forgets it when it stays unseen. <b>Failure</b>: a window that comes again is recognised and
 * learnt once.
 */
package io.foretide.baseline;
