package io.foretide.bench.ladder;

import io.foretide.cli.flink.LocalFlink;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.kafka.TelemetryTime;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.schemas.RequestEvent;
import io.foretide.schemas.Telemetry;
import java.io.IOException;
import java.time.Duration;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Rungs of Flink that do nothing with the records but what a job cannot do without. */
final class FlinkRungs {
  private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(5);

  private FlinkRungs() {}

  /** A request event as a user would carry it. */
  public record Event(
      long eventTimeMillis,
      String tenant,
      String service,
      String operation,
      long durationMicros,
      boolean failed) {

    static Event of(Telemetry telemetry) {
      RequestEvent request = (RequestEvent) telemetry.getReading();
      return new Event(
          telemetry.getEventTimeMillis(),
          telemetry.getTenant(),
          telemetry.getService(),
          telemetry.getOperation(),
          request.getDurationMicros(),
          request.getFailed());
    }

    String series() {
      return tenant + '/' + service + '/' + operation;
    }
  }

  /** The bytes as they are. */
  private static final class Bytes implements DeserializationSchema<byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] deserialize(byte[] message) {
      return message;
    }

    @Override
    public boolean isEndOfStream(byte[] nextElement) {
      return false;
    }

    @Override
    public TypeInformation<byte[]> getProducedType() {
      return TypeInformation.of(byte[].class);
    }
  }

  /** Avro's own decoder, as its documentation shows it. */
  static final class Decoder implements KafkaRecordDeserializationSchema<Event> {
    private static final long serialVersionUID = 1L;

    private transient BinaryMessageDecoder<Telemetry> decoder;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
      decoder = PlainAvro.decoder();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Event> out)
        throws IOException {
      out.collect(Event.of(decoder.decode(record.value(), null)));
    }

    @Override
    public TypeInformation<Event> getProducedType() {
      return TypeInformation.of(Event.class);
    }
  }

  /** Counts the events of a series, in RocksDB. */
  private static final class Count extends KeyedProcessFunction<String, Event, Long> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(Event event, Context context, Collector<Long> out) throws Exception {
      Long before = count.value();
      count.update(before == null ? 1 : before + 1);
    }
  }

  static void read(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    KafkaSource<byte[]> source =
        source(input, KafkaRecordDeserializationSchema.valueOnly(new Bytes()));
    discard(
        environment
            .fromSource(source, WatermarkStrategy.noWatermarks(), "Read telemetry")
            .uid("read"));
    environment.execute("L2");
  }

  static void decode(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    discard(events(environment, input));
    environment.execute("L3");
  }

  static void decodeOwn(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    KafkaSources sources =
        new KafkaSources(
            environment,
            KafkaSettings.from(
                JobConfiguration.of(
                    environment.getConfiguration(),
                    ForetideRungs.arguments(input),
                    KafkaOptions.class)),
            "decode");
    DataStream<IncomingTelemetry> telemetry =
        sources.telemetry(new TelemetryTime(OUT_OF_ORDERNESS.toMillis(), 60_000, 60_000));
    discard(telemetry);
    environment.execute("D");
  }

  static void shuffle(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    discard(events(environment, input).keyBy(Event::series));
    environment.execute("L4");
  }

  static void state(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    discard(events(environment, input).keyBy(Event::series).process(new Count()).uid("count"));
    environment.execute("L5");
  }

  private static StreamExecutionEnvironment environment(RungInput input) {
    return LocalFlink.environment(input.home(), input.folder(), RungInput.PARALLELISM);
  }

  private static DataStream<Event> events(StreamExecutionEnvironment environment, RungInput input) {
    WatermarkStrategy<Event> watermarks =
        WatermarkStrategy.<Event>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
            .withTimestampAssigner((event, timestamp) -> event.eventTimeMillis());
    return environment
        .fromSource(source(input, new Decoder()), watermarks, "Read telemetry")
        .uid("read");
  }

  static <T> KafkaSource<T> source(
      RungInput input, KafkaRecordDeserializationSchema<T> deserializer) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(input.bootstrapServers())
        .setTopics(input.telemetry())
        .setGroupId("bench")
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setProperty("isolation.level", "read_committed")
        .setDeserializer(deserializer)
        .build();
  }

  private static void discard(DataStream<?> stream) {
    discardTyped(stream);
  }

  private static <T> void discardTyped(DataStream<T> stream) {
    stream.sinkTo(new DiscardingSink<>()).uid("discard");
  }
}
