/**
 * The shell of every main: its options, its sources and sinks, and what must be so before it runs.
 */
package io.foretide.flink.job;
