package io.foretide.cli.simulate;

import java.util.Map;

/**
 * What came of one series.
 *
 * @param name name of the series
 * @param fits how each rule met demand
 * @param chart demand and capacity over time
 */
record SeriesResult(String name, Map<Rule, CapacityFit> fits, CapacityChart chart) {}
