/**
 * The job scaling-forecast: turns demand forecasts into the replicas that a workload will need once
 * pods started now are ready.
 *
 * <p><b>In</b>: the topic {@code forecasts}. <b>Out</b>: {@code scaling-recommendations}.
 * <b>State</b>: per workload {@code scaling-progress}: what was decided lately. <b>Time</b>: event
 * time; one coarse timer per workload finds that forecasts have stopped. <b>Failure</b>: ids are a
 * function of workload and event time, so that a repeated forecast repeats the same recommendation.
 */
package io.foretide.scaling;
