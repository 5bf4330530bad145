package io.foretide.model.episode;

/**
 * That a service was seen to call another.
 *
 * @param tenant who owns both
 * @param caller the service that calls; not empty
 * @param callee the service that is called; not empty
 * @param seenAtMillis when, milliseconds since the epoch
 */
public record ServiceCall(String tenant, String caller, String callee, long seenAtMillis) {}
