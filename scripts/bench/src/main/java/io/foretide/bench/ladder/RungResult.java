package io.foretide.bench.ladder;

import io.foretide.bench.Sample;

/**
 * What a rung costs.
 *
 * @param rung its name
 * @param title what it does
 * @param recordsPerSecond of each repeat
 * @param cpuMicrosPerRecord CPU of the whole process, of each repeat
 */
public record RungResult(
    String rung, String title, Sample recordsPerSecond, Sample cpuMicrosPerRecord) {}
