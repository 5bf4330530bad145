package io.foretide.bench.ladder;

import io.foretide.cli.flink.LocalFlink;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.kafka.TelemetryTime;
import io.foretide.flink.options.JobConfiguration;
import java.time.Duration;
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
import org.apache.flink.util.Collector;

/** Rungs of Flink that do nothing with the records but what a job cannot do without. */
final class FlinkRungs {
  static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(5);

  private FlinkRungs() {}

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
      long now = before == null ? 1 : before + 1;
      count.update(now);
      out.collect(now);
    }
  }

  static void read(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    KafkaSource<byte[]> source =
        source(input, KafkaRecordDeserializationSchema.valueOnly(new Bytes()));
    count(
        environment
            .fromSource(source, WatermarkStrategy.noWatermarks(), "Read telemetry")
            .uid("read"),
        value -> 1);
    execute(environment, input);
  }

  static void decode(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    count(events(environment, input), event -> 1);
    execute(environment, input);
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
    count(telemetry, incoming -> incoming.isRejected() ? 0 : 1);
    execute(environment, input);
  }

  static void shuffle(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    count(events(environment, input).keyBy(Event::series), event -> 1);
    execute(environment, input);
  }

  static void state(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    count(
        events(environment, input).keyBy(Event::series).process(new Count()).uid("count"),
        count -> 1);
    execute(environment, input);
  }

  static StreamExecutionEnvironment environment(RungInput input) {
    return LocalFlink.environment(input.home(), input.folder(), RungInput.PARALLELISM);
  }

  private static DataStream<Event> events(StreamExecutionEnvironment environment, RungInput input) {
    WatermarkStrategy<Event> watermarks =
        WatermarkStrategy.<Event>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
            .withTimestampAssigner((event, timestamp) -> event.eventTimeMillis());
    return environment
        .fromSource(source(input, new Event.Decoder()), watermarks, "Read telemetry")
        .uid("read");
  }

  static <T> KafkaSource<T> source(
      RungInput input, KafkaRecordDeserializationSchema<T> deserializer) {
    return KafkaSource.<T>builder()
        .setTopics(input.telemetry())
        .setGroupId("bench")
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setProperties(input.consumer())
        .setDeserializer(deserializer)
        .build();
  }

  /** Ends a stream; each element stands for so many records. */
  static <T> void count(DataStream<T> stream, CountingSink.Weight<T> weight) {
    stream.sinkTo(new CountingSink<>(weight)).uid("count-records");
  }

  /** Runs a job to its end, which must be that of the topic. */
  static void execute(StreamExecutionEnvironment environment, RungInput input) throws Exception {
    environment.execute();
    input.requireAll(CountingSink.takeCounted());
  }
}
