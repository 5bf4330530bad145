package io.foretide.cli.demo;

import io.foretide.cli.report.RunFacts.Fact;
import io.foretide.cli.report.TrueIncident;
import io.foretide.model.series.ServiceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a demo feeds to the job, and what is known of it beforehand. */
interface DemoInput {

  /** Heading of the report. */
  String title();

  /** What identifies the input. */
  List<Fact> facts();

  /** Hands out the records of the topic telemetry in the order of their arrival. */
  void forEachRecord(String topic, Consumer<ProducerRecord<byte[], byte[]>> out);

  /** About how many records there are. */
  long expectedRecords();

  /** Start of the first window, milliseconds since the epoch. */
  long startMillis();

  /** End of the last window, milliseconds since the epoch. */
  long endMillis();

  /** Width of the windows, milliseconds. */
  long windowMillis();

  /** Requests per second that one replica of each workload serves. */
  Map<ServiceKey, Double> replicaCapacity();

  /**
   * When people tell the running job something, milliseconds since the epoch: what arrives from
   * then on is fed while they do. Empty when they do not.
   */
  OptionalLong toldAtMillis();

  /** What truly happened; empty when nobody knows. */
  Optional<List<TrueIncident>> incidents();
}
