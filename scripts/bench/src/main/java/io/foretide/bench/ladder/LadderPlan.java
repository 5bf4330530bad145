package io.foretide.bench.ladder;

import io.foretide.bench.Traffic;

/**
 * What the ladder measures with.
 *
 * @param traffic what every rung reads
 * @param repeats processes of each rung
 */
public record LadderPlan(Traffic traffic, int repeats) {}
