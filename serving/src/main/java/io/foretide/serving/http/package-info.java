/**
 * The board over HTTP: recommendations as JSON, which KEDA's {@code metrics-api} trigger can read,
 * figures for Prometheus, and whether the process is alive and ready.
 */
package io.foretide.serving.http;
