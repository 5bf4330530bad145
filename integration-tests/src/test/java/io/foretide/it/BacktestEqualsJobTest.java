package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.foretide.anomaly.AnomalyAlertsSettings;
import io.foretide.anomaly.AnomalyAlertsTopology;
import io.foretide.baseline.SeasonalBaselineOptions;
import io.foretide.baseline.SeasonalBaselineSettings;
import io.foretide.baseline.SeasonalBaselineTopology;
import io.foretide.cli.backtest.Backtest;
import io.foretide.cli.history.History;
import io.foretide.cli.history.HistoryFiles;
import io.foretide.cli.history.TimestampForm;
import io.foretide.flink.fixtures.ControlFixtures;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.kafka.KafkaSinks;
import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.forecast.ForecastSettings;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backtest says what the job says, bit for bit: the same series through the one and through the
 * topologies with RocksDB.
 */
class BacktestEqualsJobTest {
  private static final int ROWS = 20_000;
  private static final long SEED = 13;
  private static final int HORIZON = 12;

  @TempDir private static Path folder;
  private static TestBroker broker;

  @BeforeAll
  static void startABroker() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @Test
  void onASeriesWithGapsAndIncidents() throws Exception {
    requireSame(generated(), SignalKind.COUNT);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"web/nasa_http.csv.gz", "k8s/k8s-01.csv.gz", "aiops_kpi/05f10d3a.csv.gz"})
  void onRealSeries(String file) throws Exception {
    Path path = TestFlink.projectRoot().resolve("../shared/data").resolve(file).normalize();
    assumeThat(Files.isRegularFile(path))
        .as("%s is not there: no real series to compare on", path)
        .isTrue();
    requireSame(firstRows(HistoryFiles.read(path)), SignalKind.GAUGE);
  }

  private static void requireSame(History history, SignalKind kind) throws Exception {
    Backtest backtest = Backtest.over(history, kind, HORIZON);
    String prefix = history.name() + ".";
    broker.createTopics(prefix, 2);
    broker.produce(records(prefix, history, kind));
    new TestFlink(Files.createTempDirectory(folder, "flink"))
        .run("backtest", environment -> wire(environment, prefix, history.windowMillis()));

    assertThat(broker.read(prefix, BaselinesTopic.TOPIC))
        .containsExactlyElementsOf(
            Arrays.stream(backtest.scored()).filter(Objects::nonNull).toList());
    assertThat(backtest.alerts()).as("a series without alerts proves little").isNotEmpty();
    assertThat(broker.read(prefix, AlertsTopic.TOPIC).stream().map(Object::toString).sorted())
        .containsExactlyElementsOf(
            backtest.alerts().stream().map(Object::toString).sorted().toList());
    List<HorizonForecast> forecasts = broker.read(prefix, ForecastsTopic.TOPIC);
    assertThat(forecasts.get(forecasts.size() - 1))
        .usingRecursiveComparison()
        .isEqualTo(backtest.forecast());
  }

  private static List<ProducerRecord<byte[], byte[]>> records(
      String prefix, History history, SignalKind kind) {
    long width = history.windowMillis();
    SeriesKey key = new SeriesKey("backtest", history.name(), "", "value");
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int row = 0; row < history.rows(); row++) {
      long start = Math.floorDiv(history.millis()[row], width) * width;
      SeriesWindow window =
          new SeriesWindow(key, start, start + width, history.values()[row], 0, kind);
      records.add(TestBroker.record(SeriesWindowsTopic.TOPIC, prefix, window));
    }
    return records;
  }

  private static void wire(StreamExecutionEnvironment environment, String prefix, long width) {
    List<String> arguments = new ArrayList<>(broker.arguments(prefix));
    arguments.addAll(List.of("--kafka.bounded", "true"));
    arguments.addAll(List.of("--" + WindowOptions.WIDTH.key(), width + " ms"));
    arguments.addAll(List.of("--" + SeasonalBaselineOptions.FORECAST_SIGNALS.key(), "value"));
    arguments.addAll(
        List.of(
            "--" + SeasonalBaselineOptions.FORECAST_HORIZON.key(),
            HORIZON * ForecastSettings.stepMillis(width) + " ms"));
    ReadableConfig config =
        JobConfiguration.of(
            environment.getConfiguration(),
            arguments.toArray(String[]::new),
            KafkaOptions.class,
            WindowOptions.class,
            SeasonalBaselineOptions.class);
    KafkaSettings kafka = KafkaSettings.from(config);
    DataStream<SeriesWindow> windows =
        new KafkaSources(environment, kafka, "backtest")
            .decoded(SeriesWindowsTopic.TOPIC, window -> null);
    var controls = ControlFixtures.nothing(environment);
    var learnt =
        SeasonalBaselineTopology.build(windows, controls, SeasonalBaselineSettings.from(config));
    KafkaSinks sinks = new KafkaSinks(kafka, "backtest");
    sinks.write(learnt.baselines(), BaselinesTopic.TOPIC);
    sinks.write(learnt.forecasts(), ForecastsTopic.TOPIC);
    AnomalyAlertsTopology.Output alerted =
        AnomalyAlertsTopology.build(
            learnt.watched(),
            environment.fromData(new ServiceCall("none", "none", "none", 0)).uid("calls"),
            AnomalyAlertsSettings.from(config));
    sinks.write(alerted.alerts(), AlertsTopic.TOPIC);
    sinks.write(alerted.episodes(), EpisodesTopic.TOPIC);
  }

  private static History firstRows(History whole) {
    int rows = Math.min(ROWS, whole.rows());
    return new History(
        whole.name(),
        whole.form(),
        Arrays.copyOf(whole.timestamps(), rows),
        Arrays.copyOf(whole.millis(), rows),
        Arrays.copyOf(whole.values(), rows));
  }

  /**
   * Ten days at five minutes with a daily season: every 97th row missing, every 61st empty, each
   * third day an incident of an hour, the last of which ends in an hour without values.
   */
  private static History generated() {
    Random random = new Random(SEED);
    List<Long> millis = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int row = 0; row < 2880; row++) {
      if (row % 97 == 96) {
        continue;
      }
      double mean = 800 + 400 * Math.sin(2 * Math.PI * row / 288);
      int minuteOfThreeDays = row % 864;
      boolean incident = minuteOfThreeDays >= 700 && minuteOfThreeDays < 712;
      boolean silent = row % 61 == 60 || (row > 2000 && minuteOfThreeDays / 12 == 59);
      double noisy = Math.rint(mean + Math.sqrt(mean) * random.nextGaussian());
      millis.add(SmallShop.START.toEpochMilli() + row * SmallShop.WIDTH);
      values.add(silent ? Double.NaN : incident ? 2 * noisy : noisy);
    }
    return new History(
        "generated",
        TimestampForm.MILLIS,
        millis.stream().map(String::valueOf).toArray(String[]::new),
        millis.stream().mapToLong(Long::longValue).toArray(),
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
