/** The whole suite in one job, and the jar that holds every job. */
package io.foretide.suite;
