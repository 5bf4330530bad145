package io.foretide.flink.topics;

import io.foretide.schemas.PreviousSchemas;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.util.function.SerializableFunction;

/**
 * One topic's contract in code: its default name, the schema of its values, its keys and times, and
 * the mapping between Avro and model.
 *
 * @param <T> what streams carry
 * @param <A> generated Avro class
 * @param name default name, which is also what the options and uids call it
 * @param type what streams carry
 * @param schema schema of the values
 * @param keyBytes key of a record
 * @param timeMillis event time of the record, milliseconds since the epoch
 * @param toAvro model to Avro
 * @param fromAvro Avro to model
 */
public record Topic<T, A extends SpecificRecordBase>(
    String name,
    Class<T> type,
    SchemaOf schema,
    SerializableFunction<T, byte[]> keyBytes,
    SerializableFunction<T, Long> timeMillis,
    SerializableFunction<T, A> toAvro,
    SerializableFunction<A, T> fromAvro)
    implements Serializable {

  /** Finds a schema where it is needed, so that it need not be shipped. */
  @FunctionalInterface
  public interface SchemaOf extends Serializable {
    /** The schema. */
    Schema get();
  }

  /** A fresh codec of the values. */
  public AvroCodec<A> codec() {
    return new AvroCodec<>(schema.get(), PreviousSchemas.of(schema.get()));
  }

  /** A topic whose keys are texts. */
  static <T, A extends SpecificRecordBase> Topic<T, A> keyedByText(
      String name,
      Class<T> type,
      SchemaOf schema,
      SerializableFunction<T, String> key,
      SerializableFunction<T, Long> timeMillis,
      SerializableFunction<T, A> toAvro,
      SerializableFunction<A, T> fromAvro) {
    return new Topic<>(
        name,
        type,
        schema,
        record -> key.apply(record).getBytes(StandardCharsets.UTF_8),
        timeMillis,
        toAvro,
        fromAvro);
  }

  /** Key of a record. */
  public byte[] keyOf(T record) {
    return keyBytes.apply(record);
  }
}
