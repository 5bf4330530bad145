package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.flink.kafka.KafkaSecrets;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.AvroCodec.UndecodableException;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.flink.topics.Topic;
import io.foretide.flink.topics.Topics;
import io.foretide.model.series.TelemetryReading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.Assertions;

/** A real broker of one test class, and what a test does with it. */
final class TestBroker implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final Map<Topic<?, ?>, AvroCodec<?>> CODECS = new HashMap<>();

  private final String address;
  private final Map<String, String> access;
  private final Runnable stop;
  private final Properties client = new Properties();

  /**
   * What a test does with a broker.
   *
   * @param address where clients connect
   * @param access further properties of clients: how they are let in
   * @param stop ends the broker, if that is this one's to do
   */
  TestBroker(String address, Map<String, String> access, Runnable stop) {
    this.address = address;
    this.access = access;
    this.stop = stop;
    client.putAll(KafkaSecrets.providers());
    client.putAll(access);
    client.setProperty("bootstrap.servers", address);
  }

  static TestBroker start(Path folder) throws IOException {
    EmbeddedKafka kafka = EmbeddedKafka.start(folder);
    return new TestBroker(kafka.bootstrapServers(), Map.of(), kafka::close);
  }

  /** The broker of a cluster, which stops it. */
  static TestBroker of(LocalCluster cluster) {
    return new TestBroker(cluster.bootstrapServers(), Map.of(), () -> {});
  }

  /** Creates the topics of an installation. */
  void createTopics(String prefix, int partitions) throws Exception {
    new Topics(client, prefix)
        .create(partitions, Optional.of((short) 1), TimestampType.CREATE_TIME);
  }

  /** Creates a topic that is none of an installation's. */
  void createTopic(String name) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin
          .createTopics(List.of(new NewTopic(name, 1, (short) 1)))
          .all()
          .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Gives a topic another configuration than all. */
  void configure(String topic, String name, String value) throws Exception {
    try (Admin admin = Admin.create(client)) {
      ConfigEntry entry = new ConfigEntry(name, value);
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
          .all()
          .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Gives a topic more partitions. */
  void addPartitions(String topic, int total) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin
          .createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
          .all()
          .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** The arguments that lead a job to this broker and an installation on it. */
  List<String> arguments(String prefix) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--kafka.bootstrap-servers", address));
    arguments.addAll(List.of("--kafka.topic-prefix", prefix));
    arguments.addAll(List.of("--kafka.transactional-id-prefix", prefix + "it"));
    arguments.addAll(List.of("--kafka.group-id", prefix + "it"));
    access.forEach((key, value) -> arguments.addAll(List.of("--kafka.properties." + key, value)));
    return arguments;
  }

  /** A record of the topic telemetry: the reading, keyed and timed as services do. */
  static ProducerRecord<byte[], byte[]> telemetry(String prefix, TelemetryReading reading) {
    return record(TelemetryTopic.TOPIC, prefix, reading);
  }

  /** A record of any topic, by its contract. */
  static <T, A extends SpecificRecordBase> ProducerRecord<byte[], byte[]> record(
      Topic<T, A> topic, String prefix, T content) {
    return new ProducerRecord<>(
        prefix + topic.name(),
        null,
        topic.timeMillis().apply(content),
        topic.keyOf(content),
        encode(topic, topic.toAvro().apply(content)));
  }

  /** With a codec for all of a topic: to make one is to read every former schema. */
  private static <A extends SpecificRecordBase> byte[] encode(Topic<?, A> topic, A content) {
    synchronized (CODECS) {
      @SuppressWarnings("unchecked")
      AvroCodec<A> codec = (AvroCodec<A>) CODECS.computeIfAbsent(topic, Topic::codec);
      return codec.encode(content);
    }
  }

  /** Writes records and waits for the broker to have them; their places in the order given. */
  List<RecordMetadata> produce(Iterable<ProducerRecord<byte[], byte[]>> records)
      throws InterruptedException, ExecutionException, TimeoutException {
    return produce(records, Map.of());
  }

  /**
   * The same with a producer of one's own making.
   *
   * @param further properties of the producer
   */
  List<RecordMetadata> produce(
      Iterable<ProducerRecord<byte[], byte[]>> records, Map<String, String> further)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (var producer = producer(further)) {
      records.forEach(record -> sent.add(producer.send(record)));
    }
    List<RecordMetadata> places = new ArrayList<>();
    for (Future<RecordMetadata> future : sent) {
      places.add(future.get(DEADLINE.toSeconds(), TimeUnit.SECONDS));
    }
    return places;
  }

  /** All committed records of a topic, each partition in its order. */
  List<ConsumerRecord<byte[], byte[]>> records(String prefix, Topic<?, ?> topic) {
    return records(prefix + topic.name());
  }

  /** The same of a topic of any name. */
  List<ConsumerRecord<byte[], byte[]>> records(String name) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.setProperty("isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer, name);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = ends(partitions);
      Instant deadline = Instant.now().plus(DEADLINE);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        requireBefore(deadline, "reading " + name);
      }
    }
    records.sort(
        Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
            .thenComparingLong(ConsumerRecord::offset));
    return records;
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String name) {
    return consumer.partitionsFor(name).stream()
        .map(partition -> new TopicPartition(name, partition.partition()))
        .toList();
  }

  /**
   * Where partitions end, with what the broker has not made visible yet although it is committed:
   * it does so soon after the job that committed it has ended.
   */
  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
    try (var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return consumer.endOffsets(partitions);
    }
  }

  /** What the committed records of a topic say; each must be decodable. */
  <T, A extends SpecificRecordBase> List<T> read(String prefix, Topic<T, A> topic)
      throws UndecodableException {
    AvroCodec<A> codec = topic.codec();
    List<T> contents = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records(prefix, topic)) {
      contents.add(topic.fromAvro().apply(codec.decode(record.value())));
    }
    return contents;
  }

  /** Waits until what is committed to a topic is enough. */
  <T, A extends SpecificRecordBase> void await(
      String prefix, Topic<T, A> topic, Predicate<List<T>> enough) {
    String name = prefix + topic.name();
    Instant deadline = Instant.now().plus(DEADLINE);
    List<T> committed = new ArrayList<>();
    try (var reader = new TopicReader<>(topic, client, name, Assertions::fail)) {
      while (!enough.test(committed)) {
        requireBefore(deadline, "waiting for " + name + ", which has " + committed.size());
        reader.poll(Duration.ofMillis(100), committed::add);
      }
    }
  }

  /** What goes on while something is waited for. */
  @FunctionalInterface
  interface Meanwhile {
    void run() throws Exception;
  }

  /**
   * Waits for a record that is committed to a topic, and does something again and again meanwhile.
   *
   * @param within how long at most
   */
  <T, A extends SpecificRecordBase> T await(
      String prefix, Topic<T, A> topic, Predicate<T> wanted, Duration within, Meanwhile meanwhile)
      throws Exception {
    String name = prefix + topic.name();
    Instant deadline = Instant.now().plus(within);
    List<T> found = new ArrayList<>();
    try (var reader = new TopicReader<>(topic, client, name, Assertions::fail)) {
      while (found.isEmpty()) {
        assertThat(Instant.now()).as("waiting for %s", name).isBefore(deadline);
        meanwhile.run();
        reader.poll(
            Duration.ofMillis(100),
            record -> {
              if (wanted.test(record)) {
                found.add(record);
              }
            });
      }
    }
    return found.get(0);
  }

  /** Runs {@code foretide arguments...} on an installation at this broker, which must succeed. */
  String foretide(String prefix, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", address, "--topic-prefix", prefix));
    return Commands.foretide(0, all.toArray(String[]::new));
  }

  /**
   * Waits until a checkpoint of a job covers all that its topic holds now. Call once a topic: what
   * is written meanwhile to hear it sooner is never read.
   */
  void awaitRead(String prefix, String job, Topic<?, ?> topic) throws Exception {
    try (Admin admin = Admin.create(client);
        var consumer =
            new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var producer = producer(Map.of("transactional.id", "nudge-" + UUID.randomUUID()))) {
      producer.initTransactions();
      Map<TopicPartition, Long> ends =
          new HashMap<>(ends(partitions(consumer, prefix + topic.name())));
      ends.values().removeIf(end -> end == 0);
      Await.until(
          prefix + topic.name() + " is not read",
          () -> {
            nudge(producer, ends.keySet());
            return read(admin, prefix + "it-" + job).entrySet().containsAll(ends.entrySet());
          });
    }
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, String> further) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.putAll(further);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Writes what nobody reads: Flink's reader tells the broker how far checkpoints have come only
   * when its poll returns, for which it would otherwise wait for ten seconds.
   */
  private static void nudge(
      KafkaProducer<byte[], byte[]> producer, Set<TopicPartition> partitions) {
    producer.beginTransaction();
    for (TopicPartition partition : partitions) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  partition.topic(), partition.partition(), new byte[0], new byte[0]));
    }
    producer.flush();
    producer.abortTransaction();
  }

  private static Map<TopicPartition, Long> read(Admin admin, String group) throws Exception {
    Map<TopicPartition, Long> read = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((partition, offset) -> read.put(partition, offset.offset()));
    return read;
  }

  /**
   * Waits until so many records that count are committed to a topic.
   *
   * @return all that count then
   */
  <T, A extends SpecificRecordBase> List<T> await(
      String prefix, Topic<T, A> topic, Predicate<T> counts, long enough)
      throws UndecodableException {
    await(prefix, topic, records -> records.stream().filter(counts).count() >= enough);
    return read(prefix, topic).stream().filter(counts).toList();
  }

  private static void requireBefore(Instant deadline, String what) {
    if (Instant.now().isAfter(deadline)) {
      throw new AssertionError(what + " took longer than " + DEADLINE);
    }
  }

  @Override
  public void close() {
    stop.run();
  }
}
