package io.foretide.bench.ladder;

/**
 * The rungs of the ladder, each doing more than the one before, and what users would write instead.
 */
enum Rung {
  /** The least that anything costs that reads from Kafka. */
  L0("consumer: poll, bytes dropped"),
  /** The least that anything costs that looks at the records. */
  L1("L0 + Avro decode"),
  /** Flink without a thought. */
  L2("Flink: Kafka source, bytes dropped"),
  /** What the marks compare with. */
  L3("L2 + Avro decode"),
  /** Decoding as Foretide does it. */
  D("L2 + Foretide's decode"),
  /** A shuffle of every event. */
  L4("L3 + keyBy(series)"),
  /** What a naive stateful job costs. */
  L5("L4 + RocksDB get and put per event"),
  /** The first of the four stages alone. */
  L6("Foretide: windows only"),
  /** The product. */
  L7("Foretide: windows, baselines, alerts, forecasts, sinks"),
  /** The same when a single key has half of all traffic. */
  HOT("L7, half of all requests to one operation"),
  /** What a user would write in SQL. */
  SQL("Flink SQL: two-phase TUMBLE, results dropped"),
  /** What a user without Flink would pick. */
  KS("Kafka Streams: windowed aggregate, exactly once, results kept");

  private final String title;

  Rung(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Before the names of the topics that it reads. */
  String prefix() {
    return this == HOT ? RungInput.HOT_PREFIX : RungInput.PREFIX;
  }

  /** How far it is while it runs. */
  RungProgress progress(RungInput input) {
    return this == KS ? StreamsRung.progress() : RungProgress.ofConsumers(input.telemetry());
  }

  /** Reads the topic telemetry from its beginning to its end. */
  void run(RungInput input) throws Exception {
    switch (this) {
      case L0 -> ConsumerRungs.poll(input);
      case L1 -> ConsumerRungs.decode(input);
      case L2 -> FlinkRungs.read(input);
      case L3 -> FlinkRungs.decode(input);
      case D -> FlinkRungs.decodeOwn(input);
      case L4 -> FlinkRungs.shuffle(input);
      case L5 -> FlinkRungs.state(input);
      case L6 -> ForetideRungs.windows(input);
      case L7, HOT -> ForetideRungs.everything(input);
      case SQL -> SqlRung.run(input);
      case KS -> StreamsRung.run(input);
    }
  }
}
