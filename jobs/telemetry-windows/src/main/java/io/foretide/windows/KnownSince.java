package io.foretide.windows;

/**
 * When a series was heard of.
 *
 * @param first start of its first window, milliseconds since the epoch
 * @param last start of a recent window, milliseconds since the epoch
 */
public record KnownSince(long first, long last) {}
