package io.foretide.bench.ladder;

import io.foretide.schemas.Telemetry;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;

/** Avro as its documentation shows it: what the rungs decode with that are not Foretide's. */
final class PlainAvro {
  private PlainAvro() {}

  /** A fresh decoder of the topic telemetry. */
  static BinaryMessageDecoder<Telemetry> decoder() {
    return new BinaryMessageDecoder<>(
        SpecificData.getForClass(Telemetry.class), Telemetry.getClassSchema());
  }
}
