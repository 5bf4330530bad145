/**
 * The demo's report: what was observed, expected, alerted and recommended, as one page that opens
 * offline.
 *
 * <p>{@link io.foretide.cli.report.IncidentMatching}, {@link io.foretide.cli.report.Provisioning}
 * and {@link io.foretide.cli.report.ReplicasInForce} compute what the page claims; {@link
 * io.foretide.cli.report.ReportData} is what the page reads; {@link
 * io.foretide.cli.report.ReportWriter} inlines it with the page's own style and scripts and the
 * chart library. Nothing here reads a clock.
 */
package io.foretide.cli.report;
