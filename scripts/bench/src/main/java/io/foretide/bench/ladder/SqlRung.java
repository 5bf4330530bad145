package io.foretide.bench.ladder;

import io.foretide.schemas.RequestEvent;
import io.foretide.schemas.Telemetry;
import java.io.IOException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a user would write in Flink SQL: a window table function, aggregated before and after the
 * shuffle. Rows are made straight from Avro, so that no conversion is counted against it, and the
 * results are counted and dropped.
 */
final class SqlRung {
  private static final RowType ROW =
      (RowType)
          DataTypes.ROW(
                  DataTypes.FIELD("event_time", DataTypes.TIMESTAMP_LTZ(3)),
                  DataTypes.FIELD("tenant", DataTypes.STRING()),
                  DataTypes.FIELD("service", DataTypes.STRING()),
                  DataTypes.FIELD("operation", DataTypes.STRING()),
                  DataTypes.FIELD("duration_micros", DataTypes.BIGINT()),
                  DataTypes.FIELD("failed", DataTypes.INT()))
              .getLogicalType();

  private static final Schema TELEMETRY =
      Schema.newBuilder()
          .column("event_time", DataTypes.TIMESTAMP_LTZ(3))
          .column("tenant", DataTypes.STRING())
          .column("service", DataTypes.STRING())
          .column("operation", DataTypes.STRING())
          .column("duration_micros", DataTypes.BIGINT())
          .column("failed", DataTypes.INT())
          .watermark("event_time", "SOURCE_WATERMARK()")
          .build();

  private static final String WINDOWS =
      """
      SELECT window_start, tenant, service, operation,
             COUNT(*) AS requests, SUM(failed), SUM(duration_micros), MAX(duration_micros)
      FROM TABLE(TUMBLE(TABLE telemetry, DESCRIPTOR(event_time), INTERVAL '1' MINUTE))
      GROUP BY window_start, window_end, tenant, service, operation
      """;

  private SqlRung() {}

  /** Rows as the table runtime wants them. */
  private static final class Rows implements KafkaRecordDeserializationSchema<RowData> {
    private static final long serialVersionUID = 1L;

    private transient BinaryMessageDecoder<Telemetry> decoder;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
      decoder = PlainAvro.decoder();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RowData> out)
        throws IOException {
      Telemetry telemetry = decoder.decode(record.value(), null);
      RequestEvent request = (RequestEvent) telemetry.getReading();
      out.collect(
          GenericRowData.of(
              TimestampData.fromEpochMillis(telemetry.getEventTimeMillis()),
              StringData.fromString(telemetry.getTenant()),
              StringData.fromString(telemetry.getService()),
              StringData.fromString(telemetry.getOperation()),
              request.getDurationMicros(),
              request.getFailed() ? 1 : 0));
    }

    @Override
    public TypeInformation<RowData> getProducedType() {
      return InternalTypeInfo.of(ROW);
    }
  }

  static void run(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = FlinkRungs.environment(input);
    // The planner names no operators by itself.
    environment.configure(new Configuration().set(PipelineOptions.AUTO_GENERATE_UIDS, true));
    StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
    tables.getConfig().set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    tables.createTemporaryView("telemetry", rows(environment, input), TELEMETRY);
    FlinkRungs.count(
        tables.toDataStream(tables.sqlQuery(WINDOWS)), row -> row.<Long>getFieldAs("requests"));
    FlinkRungs.execute(environment, input);
  }

  private static DataStream<RowData> rows(StreamExecutionEnvironment environment, RungInput input) {
    WatermarkStrategy<RowData> watermarks =
        WatermarkStrategy.<RowData>forBoundedOutOfOrderness(FlinkRungs.OUT_OF_ORDERNESS)
            .withTimestampAssigner((row, timestamp) -> row.getTimestamp(0, 3).getMillisecond());
    return environment
        .fromSource(FlinkRungs.source(input, new Rows()), watermarks, "Read telemetry")
        .uid("read");
  }
}
