package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foretide.cli.jobs.JobSubmission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bill of materials lists what the suite's jar holds: a scanner then misses nothing. */
class BillOfMaterialsTest {
  private static Path jar;
  private static Set<String> listed;

  @BeforeAll
  static void readTheBill() throws IOException {
    jar = JobSubmission.suiteJar(TestFlink.projectRoot());
    JsonNode bill = new ObjectMapper().readTree(jar.resolveSibling("bom.json").toFile());
    listed = new HashSet<>(List.of(packageUrl(bill.path("metadata").path("component"))));
    bill.path("components").forEach(component -> listed.add(packageUrl(component)));
  }

  private static String packageUrl(JsonNode component) {
    return component.path("purl").asText().replaceFirst("[?].*", "");
  }

  @Test
  void listsEveryArtifactThatLeftItsCoordinatesInTheJar() throws IOException {
    List<String> shaded = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (entry.getName().endsWith("/pom.properties")) {
          Properties coordinates = new Properties();
          coordinates.load(file.getInputStream(entry));
          shaded.add(
              "pkg:maven/%s/%s@%s"
                  .formatted(
                      coordinates.getProperty("groupId"),
                      coordinates.getProperty("artifactId"),
                      coordinates.getProperty("version")));
        }
      }
    }
    assertThat(shaded).hasSizeGreaterThan(10);
    assertThat(listed).containsAll(shaded);
  }

  @ParameterizedTest
  @CsvSource({
    "org/apache/kafka/clients/, pkg:maven/org.apache.kafka/kafka-clients@",
    "org/apache/flink/connector/kafka/, pkg:maven/org.apache.flink/flink-connector-kafka@",
    "com/datadoghq/sketch/, pkg:maven/com.datadoghq/sketches-java@",
    "com/github/luben/zstd/, pkg:maven/com.github.luben/zstd-jni@",
    "org/xerial/snappy/, pkg:maven/org.xerial.snappy/snappy-java@",
  })
  void listsWhatLeftOnlyItsClasses(String classes, String packageUrl) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      assertThat(file.stream()).anyMatch(entry -> entry.getName().startsWith(classes));
    }
    assertThat(listed).anyMatch(url -> url.startsWith(packageUrl));
  }

  @Test
  void leavesOutWhatTheClusterProvides() {
    assertThat(listed).noneMatch(url -> url.contains("/flink-runtime@"));
  }
}
