package io.foretide.bench.ladder;

import io.foretide.bench.Traffic;

/**
 * What the ladder measures with.
 *
 * @param traffic what every rung reads
 * @param warmUps how often a process reads all of it before it is measured: jobs run for months,
 *     and after a single time they are still being compiled
 * @param repeats processes of each rung
 */
public record LadderPlan(Traffic traffic, int warmUps, int repeats) {}
