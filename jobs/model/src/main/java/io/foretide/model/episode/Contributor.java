package io.foretide.model.episode;

/**
 * An operation's part in what is wrong with its service.
 *
 * @param service the service
 * @param operation operation of the service
 * @param signal what is off
 * @param share part of the whole service's departure that is this operation's, 0..1
 */
public record Contributor(String service, String operation, String signal, double share) {}
