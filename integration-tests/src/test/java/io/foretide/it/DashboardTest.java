package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.foretide.cli.flink.LocalFlink;
import io.foretide.delivery.AlertDeliveryJob;
import io.foretide.flink.topics.ControlTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.control.AlertPolicy;
import io.foretide.model.control.Control;
import io.foretide.model.control.Scope;
import io.foretide.suite.ForetideJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The dashboard and the operations guide against what the main job and alert-delivery expose while
 * they run: names and labels as Prometheus sees them.
 */
class DashboardTest {
  private static final String PREFIX = "";
  private static final long SEED = 7;
  private static final int PARALLELISM = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String OPERATOR = "flink_taskmanager_job_task_operator_";

  private static final Pattern REGISTERED =
      Pattern.compile("\\.(?:counter|gauge|meter|histogram)\\(\\s*(?:\"(\\w+)\")?");

  /** It knows no metrics. */
  private static final String MODEL = "/jobs/model/";

  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(\\w+)`");

  @TempDir private static Path folder;
  private static Dashboard dashboard;
  private static Set<String> registered;
  private static List<MetricSample> beforeTheFirstRecord;
  private static List<MetricSample> exposed;

  @BeforeAll
  static void runTheJobs() throws Exception {
    dashboard = Dashboard.read(TestFlink.projectRoot().resolve("flink-conf/grafana/foretide.json"));
    registered = registered();
    try (TestBroker broker = TestBroker.start(folder.resolve("kafka"));
        ExposedMetrics metrics = ExposedMetrics.start()) {
      broker.createTopics(PREFIX, PARALLELISM);
      broker.produce(List.of(somethingTold()));
      JobClient job = start(broker, metrics);
      beforeTheFirstRecord = metrics.await(now -> missing(now).isEmpty());
      broker.produce(someTelemetry());
      exposed = metrics.await(now -> unselected(now).isEmpty() && deadLetters(now) > 0);
      job.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static JobClient start(TestBroker broker, ExposedMetrics metrics) throws Exception {
    Configuration configuration = LocalFlink.configuration(TestFlink.projectRoot(), folder);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    metrics.reportFrom(configuration);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, configuration);
    ForetideJob.wire(environment, broker.arguments(PREFIX).toArray(String[]::new));
    List<String> delivery = new ArrayList<>(broker.arguments(PREFIX));
    delivery.addAll(List.of("--delivery.webhook.url", "http://127.0.0.1:9"));
    AlertDeliveryJob.wire(environment, delivery.toArray(String[]::new));
    return environment.executeAsync(ForetideJob.JOB);
  }

  private static ProducerRecord<byte[], byte[]> somethingTold() {
    return TestBroker.record(
        ControlTopic.TOPIC, PREFIX, new Control("calm", 1, "", Scope.ALL, AlertPolicy.NONE));
  }

  /** Readings of a few days, and one record that is none. */
  private static List<ProducerRecord<byte[], byte[]>> someTelemetry() {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    SmallShop.readings(SEED).stream()
        .limit(5_000)
        .forEach(reading -> records.add(TestBroker.telemetry(PREFIX, reading)));
    byte[] poison = "poison".getBytes(StandardCharsets.UTF_8);
    records.add(new ProducerRecord<>(PREFIX + TelemetryTopic.TOPIC.name(), poison));
    return records;
  }

  @Test
  void everyMetricOfForetideIsThereBeforeTheFirstRecord() {
    assertThat(registered).hasSizeGreaterThan(9);
    assertThat(missing(beforeTheFirstRecord)).isEmpty();
  }

  @Test
  void everyExpressionSelectsWhatTheJobExposes() {
    assertThat(dashboard.selectors()).hasSizeGreaterThan(30);
    assertThat(unselected(exposed)).isEmpty();
  }

  @Test
  void theDashboardShowsEveryMetricOfForetide() {
    Set<String> shown =
        dashboard.selectors().stream().map(Dashboard.Selector::metric).collect(Collectors.toSet());
    assertThat(registered)
        .allSatisfy(name -> assertThat(shown).anyMatch(metric -> metric.endsWith("_" + name)));
  }

  @Test
  void everyPanelSaysWhatItShowsAndWhenToWorry() {
    assertThat(dashboard.panels())
        .allSatisfy(
            panel ->
                assertThat(panel.description()).as(panel.title()).containsIgnoringCase("worry"));
  }

  @Test
  void theOperationsGuideExplainsEveryMetricOfForetideAndTheDashboard() throws IOException {
    Set<String> documented = documented();
    assertThat(documented).containsAll(registered);
    assertThat(dashboard.selectors())
        .allSatisfy(
            selector ->
                assertThat(documented).anyMatch(name -> selector.metric().endsWith("_" + name)));
    assertThat(documented)
        .allSatisfy(
            name -> assertThat(exposed).anyMatch(sample -> sample.name().endsWith("_" + name)));
  }

  @Test
  void deadLettersAreCountedByTheirReason() {
    assertThat(exposed)
        .filteredOn(sample -> sample.name().endsWith("numDeadLetters") && sample.value() > 0)
        .extracting(sample -> sample.labels().get("reason"), MetricSample::value)
        .containsExactly(tuple("UNDECODABLE", 1.0));
  }

  private static double deadLetters(List<MetricSample> samples) {
    return samples.stream()
        .filter(sample -> sample.name().endsWith("numDeadLetters"))
        .mapToDouble(MetricSample::value)
        .sum();
  }

  private static Set<String> missing(List<MetricSample> samples) {
    Set<String> missing = new TreeSet<>(registered);
    missing.removeIf(
        name ->
            samples.stream()
                .map(MetricSample::name)
                .anyMatch(exposed -> exposed.startsWith(OPERATOR) && exposed.endsWith("_" + name)));
    return missing;
  }

  private static List<Dashboard.Selector> unselected(List<MetricSample> samples) {
    return dashboard.selectors().stream()
        .filter(selector -> samples.stream().noneMatch(selector::selects))
        .toList();
  }

  /** The names that the code of the jobs registers, each as a literal. */
  private static Set<String> registered() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TestFlink.projectRoot().resolve("jobs"))) {
      for (Path file : files.filter(DashboardTest::isMainSource).toList()) {
        Matcher matcher = REGISTERED.matcher(Files.readString(file));
        while (matcher.find()) {
          assertThat(matcher.group(1)).as("a literal name of the metric in %s", file).isNotNull();
          names.add(matcher.group(1));
        }
      }
    }
    return names;
  }

  private static boolean isMainSource(Path file) {
    String path = file.toString();
    return path.endsWith(".java") && path.contains("/src/main/java/") && !path.contains(MODEL);
  }

  /** The names that begin the rows of the guide's tables. */
  private static Set<String> documented() throws IOException {
    Set<String> names = new TreeSet<>();
    String guide = Files.readString(TestFlink.projectRoot().resolve("docs/operations.md"));
    Matcher matcher =
        DOCUMENTED.matcher(
            guide.substring(guide.indexOf("<!-- metrics -->"), guide.indexOf("<!-- /metrics -->")));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
