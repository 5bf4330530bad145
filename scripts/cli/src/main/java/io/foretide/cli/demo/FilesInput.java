package io.foretide.cli.demo;

import io.foretide.cli.UsageException;
import io.foretide.cli.history.History;
import io.foretide.cli.history.HistoryFiles;
import io.foretide.cli.report.RunFacts.Fact;
import io.foretide.cli.report.TrueIncident;
import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.schemas.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Real series from CSV files, each taken as one service's signal. */
final class FilesInput implements DemoInput {
  private static final String TENANT = "files";
  // Without word from the user, as if ten replicas had served the busiest moments of the first
  // week.
  private static final int ASSUMED_REPLICAS = 10;
  private static final long WEEK = 7 * 86_400_000L;

  private final Path input;
  private final String signal;
  private final List<History> histories = new ArrayList<>();

  FilesInput(Path input, String signal) throws IOException {
    this.input = input;
    this.signal = signal;
    for (Path file : HistoryFiles.list(input)) {
      History history = HistoryFiles.read(file);
      if (!histories.isEmpty() && history.windowMillis() != windowMillis()) {
        throw new UsageException(
            "%s has a row every %d s, %s every %d s: run them apart"
                .formatted(
                    file,
                    history.windowMillis() / 1000,
                    histories.get(0).name(),
                    windowMillis() / 1000));
      }
      histories.add(history);
    }
  }

  @Override
  public String title() {
    return "Foretide on " + input.getFileName();
  }

  @Override
  public List<Fact> facts() {
    return List.of(
        new Fact("Series", Integer.toString(histories.size())),
        new Fact("Input", input.getFileName() + ", taken as " + signal));
  }

  @Override
  public void forEachRecord(String topic, Consumer<ProducerRecord<byte[], byte[]>> out) {
    AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();
    PriorityQueue<Cursor> next =
        new PriorityQueue<>(
            Comparator.comparingLong(Cursor::millis).thenComparing(c -> c.history.name()));
    histories.forEach(history -> next.add(new Cursor(history)));
    while (!next.isEmpty()) {
      Cursor cursor = next.poll();
      if (!Double.isNaN(cursor.value())) {
        TelemetryReading reading = reading(cursor);
        byte[] value = codec.encode(TelemetryTopic.TOPIC.toAvro().apply(reading));
        byte[] key = TelemetryTopic.TOPIC.keyOf(reading);
        out.accept(new ProducerRecord<>(topic, null, cursor.millis(), key, value));
      }
      if (cursor.advance()) {
        next.add(cursor);
      }
    }
  }

  private TelemetryReading reading(Cursor cursor) {
    SeriesKey key = new SeriesKey(TENANT, cursor.history.name(), "", signal);
    Kind kind = Signals.kind(signal, false) == SignalKind.COUNT ? Kind.COUNT : Kind.GAUGE;
    return TelemetryReading.sample(kind, cursor.millis(), key, cursor.value(), 0);
  }

  /** Where a history has been read to. */
  private static final class Cursor {
    private final History history;
    private int row;

    Cursor(History history) {
      this.history = history;
    }

    long millis() {
      return history.millis()[row];
    }

    double value() {
      return history.values()[row];
    }

    boolean advance() {
      return ++row < history.rows();
    }
  }

  @Override
  public long expectedRecords() {
    return histories.stream().mapToLong(History::rows).sum();
  }

  @Override
  public long startMillis() {
    long first = histories.stream().mapToLong(h -> h.millis()[0]).min().orElseThrow();
    return Math.floorDiv(first, windowMillis()) * windowMillis();
  }

  @Override
  public long endMillis() {
    long last = histories.stream().mapToLong(h -> h.millis()[h.rows() - 1]).max().orElseThrow();
    return Math.floorDiv(last, windowMillis()) * windowMillis() + windowMillis();
  }

  @Override
  public long windowMillis() {
    return histories.get(0).windowMillis();
  }

  @Override
  public Map<ServiceKey, Double> replicaCapacity() {
    Map<ServiceKey, Double> capacity = new LinkedHashMap<>();
    if (signal.equals(Signals.REQUESTS)) {
      for (History history : histories) {
        double busiest = busiestOfFirstWeek(history) * 1000 / windowMillis();
        if (busiest > 0) {
          capacity.put(new ServiceKey(TENANT, history.name()), busiest / ASSUMED_REPLICAS);
        }
      }
    }
    return capacity;
  }

  private static double busiestOfFirstWeek(History history) {
    double[] sorted = new double[history.rows()];
    int count = 0;
    for (int row = 0; row < history.rows(); row++) {
      if (history.millis()[row] - history.millis()[0] < WEEK
          && !Double.isNaN(history.values()[row])) {
        sorted[count++] = history.values()[row];
      }
    }
    Arrays.sort(sorted, 0, count);
    return count == 0 ? 0 : sorted[(int) (0.99 * (count - 1))];
  }

  @Override
  public OptionalLong toldAtMillis() {
    return OptionalLong.empty();
  }

  @Override
  public Optional<List<TrueIncident>> incidents() {
    return Optional.empty();
  }
}
