package io.foretide.bench.ladder;

import io.foretide.bench.Traffic;

/**
 * What the ladder measures with.
 *
 * @param traffic what every rung reads
 * @param warmUpSeconds how long a process runs before it is measured: on two cores the compiler is
 *     busy with the largest job for nearly as long
 * @param repeats processes of each rung
 */
public record LadderPlan(Traffic traffic, int warmUpSeconds, int repeats) {}
