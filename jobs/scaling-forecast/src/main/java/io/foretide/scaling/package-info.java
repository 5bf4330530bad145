/**
 * The job scaling-forecast: turns what is measured of a workload into the replicas that it will
 * need once pods started now are ready.
 *
 * <p><b>In</b>: the topics {@code series-windows} and {@code control}. <b>Out</b>: {@code
 * scaling-recommendations}, and {@code scaling-outcomes} when their time is over. <b>State</b>: per
 * workload {@code open-readings} of windows that are not over for all signals, and {@code
 * workload}: what is learnt and was decided; broadcast, what people have told. <b>Time</b>: event
 * time; a timer at the end of a workload's window, so that the order of its signals does not
 * matter, and a coarse one that finds that telemetry has stopped. <b>Failure</b>: ids are a
 * function of workload and event time, so that a repeated window repeats the same recommendation.
 */
package io.foretide.scaling;
