/**
 * The command line: thin commands over the jobs and the model. Each command has a room of its own;
 * {@code history} reads time series from files, {@code kafka} talks to brokers, {@code shop}
 * simulates traffic, {@code report} shows what came of it.
 */
package io.foretide.cli;
