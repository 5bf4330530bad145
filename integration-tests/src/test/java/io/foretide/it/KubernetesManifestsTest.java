package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.anomaly.AnomalyAlertsJob;
import io.foretide.baseline.SeasonalBaselineJob;
import io.foretide.cli.options.OptionTable;
import io.foretide.delivery.AlertDeliveryJob;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.scaling.ScalingForecastJob;
import io.foretide.windows.TelemetryWindowsJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests say what the jobs and the shipped configuration say. */
class KubernetesManifestsTest {
  private static final Path CONFIGURATION = TestFlink.projectRoot().resolve("flink-conf");
  private static final Path KUBERNETES = CONFIGURATION.resolve("kubernetes");

  /** Where a process listens is for the operator to say. */
  private static final Set<String> ADDRESSES =
      Set.of(
          "rest.address",
          "rest.bind-address",
          "jobmanager.rpc.address",
          "jobmanager.bind-host",
          "taskmanager.bind-host",
          "taskmanager.host");

  @Test
  void carryEverySettingOfTheShippedConfiguration() throws IOException {
    Map<String, String> shipped =
        new HashMap<>(GlobalConfiguration.loadConfiguration(CONFIGURATION.toString()).toMap());
    shipped.keySet().removeAll(ADDRESSES);
    Map<String, String> common = flinkConfiguration(read("common/flink-deployment.yaml").get(0));
    assertThat(normalized(common)).containsAllEntriesOf(normalized(shipped));
  }

  /** Flink's reporter cannot be bound to an interface, and what listens on this machine must be. */
  @Test
  void exposeMetricsInPodsOnly() throws IOException {
    assertThat(GlobalConfiguration.loadConfiguration(CONFIGURATION.toString()).keySet())
        .noneMatch(key -> key.startsWith("metrics.reporter"));

    Map<String, Object> common = read("common/flink-deployment.yaml").get(0);
    assertThat(flinkConfiguration(common))
        .containsEntry(
            "metrics.reporter.prometheus.factory.class", PrometheusReporterFactory.class.getName());
    String port = flinkConfiguration(common).get("metrics.reporter.prometheus.port");
    Map<String, Object> pod = map(map(common, "spec"), "podTemplate");
    assertThat(map(map(pod, "metadata"), "annotations"))
        .containsEntry("prometheus.io/scrape", "true")
        .containsEntry("prometheus.io/port", port)
        .containsEntry("prometheus.io/path", "/metrics");
    assertThat((List<?>) map(pod, "spec").get("containers"))
        .singleElement()
        .extracting("ports")
        .isEqualTo(List.of(Map.of("name", "metrics", "containerPort", Integer.valueOf(port))));
  }

  private static Map<String, String> normalized(Map<String, String> settings) {
    return settings.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().strip().replaceAll("\\s+", " ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"foretide/flink-deployment.yaml", "separate-jobs/flink-deployments.yaml"})
  void startMainsThatAreInTheJarWithOptionsThatTheyKnow(String file) throws Exception {
    for (Map<String, Object> deployment : read(file)) {
      Map<String, Object> job = map(map(deployment, "spec"), "job");
      Class<?> main = Class.forName((String) job.get("entryClass"));
      assertThat(main.getMethod("main", String[].class)).isNotNull();
      String[] arguments =
          ((List<?>) job.get("args")).stream().map(String.class::cast).toArray(String[]::new);
      KafkaSettings kafka =
          KafkaSettings.from(JobConfiguration.of(new Configuration(), arguments, options()));
      assertThat(kafka.clientProperties())
          .containsEntry("security.protocol", "SASL_SSL")
          .extractingByKey("sasl.jaas.config")
          .asString()
          .contains("${env:KAFKA_PASSWORD}");
    }
  }

  @Test
  void startEveryJobByItself() throws IOException {
    assertThat(read("separate-jobs/flink-deployments.yaml"))
        .extracting(deployment -> map(map(deployment, "spec"), "job").get("entryClass"))
        .containsExactly(
            TelemetryWindowsJob.class.getName(),
            SeasonalBaselineJob.class.getName(),
            AnomalyAlertsJob.class.getName(),
            ScalingForecastJob.class.getName(),
            AlertDeliveryJob.class.getName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"foretide/flink-deployment.yaml", "separate-jobs/flink-deployments.yaml"})
  void haveEnoughSlotsAndKeepTheirStateInAnUpgrade(String file) throws IOException {
    for (Map<String, Object> deployment : read(file)) {
      assertThat(deployment)
          .containsEntry("apiVersion", "flink.apache.org/v1beta1")
          .containsEntry("kind", "FlinkDeployment");
      Map<String, Object> job = map(map(deployment, "spec"), "job");
      assertThat(job).containsEntry("upgradeMode", "savepoint").containsEntry("state", "running");
      int slots =
          Integer.parseInt(flinkConfiguration(deployment).get("taskmanager.numberOfTaskSlots"));
      assertThat((Integer) job.get("parallelism") % slots).isZero();
    }
  }

  private static Class<?>[] options() {
    return OptionTable.optionClasses().toArray(Class<?>[]::new);
  }

  private static Map<String, String> flinkConfiguration(Map<String, Object> deployment) {
    Map<String, String> settings = new HashMap<>();
    map(map(deployment, "spec"), "flinkConfiguration")
        .forEach((key, value) -> settings.put(key, (String) value));
    return settings;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> of, String key) {
    return (Map<String, Object>) of.get(key);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> read(String file) throws IOException {
    List<Map<String, Object>> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(Files.readString(KUBERNETES.resolve(file)))
        .forEach(document -> documents.add((Map<String, Object>) document));
    return documents;
  }
}
