package io.foretide.cli.shop;

import io.foretide.model.series.TelemetryReading;

/**
 * One record as it arrives. Exactly one of {@code reading} and {@code poison} is there.
 *
 * <p>Holds an array, so it has identity equality: compare its components, never use it as a key.
 *
 * @param arrivalMillis when it arrives, milliseconds since the epoch
 * @param reading the reading; null when the record is bytes that are none
 * @param poison bytes to send as they are; null when there is a reading
 * @param fault what is wrong with it
 */
public record ShopRecord(long arrivalMillis, TelemetryReading reading, byte[] poison, Fault fault) {

  /** Refuses a record with both or neither. */
  public ShopRecord {
    if ((reading == null) == (poison == null)) {
      throw new IllegalArgumentException("a record is either a reading or poison bytes");
    }
  }

  /** A record that carries a reading, right or wrong. */
  static ShopRecord of(long arrivalMillis, TelemetryReading reading, Fault fault) {
    return new ShopRecord(arrivalMillis, reading, null, fault);
  }

  /** A record that carries bytes. */
  static ShopRecord poison(long arrivalMillis, byte[] bytes) {
    return new ShopRecord(arrivalMillis, null, bytes, Fault.POISON);
  }
}
