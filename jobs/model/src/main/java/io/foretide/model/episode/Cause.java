package io.foretide.model.episode;

/**
 * What may have caused an episode.
 *
 * @param service the service
 * @param weight how much speaks for it, 0..1
 * @param evidence why, in words that a person understands
 */
public record Cause(String service, double weight, String evidence) {}
