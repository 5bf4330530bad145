package io.foretide.bench.ladder;

import io.foretide.bench.Traffic;

/**
 * What the ladder measures with.
 *
 * @param traffic what every rung reads
 * @param mostWarmUpSeconds how long a process runs at most until its compiler rests, before it is
 *     measured
 * @param repeats processes of each rung
 */
public record LadderPlan(Traffic traffic, int mostWarmUpSeconds, int repeats) {}
