/**
 * A simulated shop: its traffic as telemetry readings, and the truth about what went wrong in it.
 *
 * <p>{@link io.foretide.cli.shop.ShopTraffic} is the door. Visitors' demand ({@code DemandCurve})
 * flows through the {@code CallGraph}; incidents ({@code IncidentPlan}) disturb it, and occasions
 * ({@code OccasionPlan}), which are different but not wrong; {@code ServiceLoad} turns it into what
 * every service does in a minute; that is told as metric samples ({@code MetricSamples}) and later
 * as single requests ({@code RawRequests}), and disordered on the way ({@code Disorder}).
 *
 * <p>Everything follows from the seed; nothing reads a clock.
 */
package io.foretide.cli.shop;
