package io.foretide.soak;

import java.time.Duration;

/**
 * What a soak does.
 *
 * @param prefix before every name of a topic
 * @param seed of the traffic
 * @param length how long the job is fed at least: until there have been incidents
 * @param services how many services there are
 * @param windowsPerSecond windows of event time that the traffic passes in a second
 * @param schedule what happens meanwhile
 * @param patience how long the job may take to run again after the last fault, and to write the
 *     rest
 */
public record SoakPlan(
    String prefix,
    long seed,
    Duration length,
    int services,
    double windowsPerSecond,
    FaultSchedule schedule,
    Duration patience) {}
