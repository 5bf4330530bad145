package io.foretide.flink.control;

/**
 * A record of the topic {@code control} that was found valid.
 *
 * @param controlId what it is about
 * @param record the Avro record; null when it is withdrawn
 */
public record ControlUpdate(String controlId, byte[] record) {}
