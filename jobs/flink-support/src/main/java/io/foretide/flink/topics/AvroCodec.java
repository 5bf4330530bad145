package io.foretide.flink.topics;

import io.foretide.schemas.Telemetry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SystemLimitException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro single-object encoding of one record type: two marker bytes, the fingerprint of the writer's
 * schema, the record.
 *
 * <p>The writer's schema is looked up among those that Foretide knows; a schema is never read from
 * a payload. Not safe for use by several threads at once.
 *
 * @param <A> generated Avro class
 */
public final class AvroCodec<A extends SpecificRecordBase> {
  // No text or list in our records is longer: a length beyond it is a decompression bomb, not data.
  // Avro reads the properties once.
  private static final String LONGEST = "1048576";

  static {
    System.setProperty(SystemLimitException.MAX_STRING_LENGTH_PROPERTY, LONGEST);
    System.setProperty(SystemLimitException.MAX_BYTES_LENGTH_PROPERTY, LONGEST);
    System.setProperty(SystemLimitException.MAX_COLLECTION_LENGTH_PROPERTY, LONGEST);
    // Avro makes only classes that it is told to trust: whatever was trusted before, and ours.
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getPackage() == Telemetry.class.getPackage()));
  }

  private final byte[] header;
  private final SpecificDatumWriter<A> writer;
  private final BinaryMessageDecoder<A> decoder;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
  private BinaryEncoder encoder;

  /**
   * A codec that writes {@code current} and reads it and its predecessors.
   *
   * @param predecessors schemas of earlier releases
   */
  public AvroCodec(Schema current, List<Schema> predecessors) {
    SpecificData data = SpecificData.getForSchema(current);
    // The generated classes then write themselves, without boxing their fields.
    data.setCustomCoders(true);
    this.header = header(current);
    this.writer = new SpecificDatumWriter<>(current, data);
    this.decoder = new BinaryMessageDecoder<>(data, current);
    predecessors.forEach(decoder::addSchema);
  }

  /** What every record of a schema begins with: the marker and the schema's fingerprint. */
  public static byte[] header(Schema schema) {
    return ByteBuffer.allocate(2 + Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 0x01)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .array();
  }

  /** The record as bytes. */
  public byte[] encode(A record) {
    buffer.reset();
    buffer.writeBytes(header);
    encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
    try {
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory buffer cannot fail", e);
    } catch (RuntimeException e) {
      // What the encoder has buffered would come before the next record.
      encoder = null;
      throw e;
    }
    return buffer.toByteArray();
  }

  /**
   * The record that the bytes hold.
   *
   * @throws UndecodableException when they are not the Avro of a known schema, whatever is wrong
   *     with them
   */
  public A decode(byte[] bytes) throws UndecodableException {
    try {
      return decoder.decode(bytes, null);
    } catch (IOException | RuntimeException e) {
      // Garbage makes Avro fail in many ways: end of input, indexes, negative sizes, class casts.
      throw new UndecodableException(e);
    }
  }

  /** The bytes are not the Avro of a known schema. */
  public static final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1L;

    UndecodableException(Exception cause) {
      super(
          cause.getClass().getSimpleName()
              + (cause.getMessage() == null ? "" : ": " + cause.getMessage()),
          cause);
    }
  }
}
