/**
 * Telemetry of the simulated shop for jobs that run elsewhere: a history as fast as it goes, then
 * what happens from now on.
 */
package io.foretide.cli.feed;
