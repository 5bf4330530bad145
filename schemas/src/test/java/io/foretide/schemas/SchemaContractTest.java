package io.foretide.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaContractTest {
  private static final Path REVIEWED = Path.of("reviewed-fingerprints.txt");

  static Stream<Schema> topicSchemas() {
    return Stream.of(
        Telemetry.getClassSchema(),
        SeriesWindow.getClassSchema(),
        Baseline.getClassSchema(),
        Forecast.getClassSchema(),
        ScalingRecommendation.getClassSchema(),
        ScalingOutcome.getClassSchema(),
        AnomalyAlert.getClassSchema(),
        Episode.getClassSchema(),
        ServiceCall.getClassSchema(),
        Control.getClassSchema(),
        DeadLetter.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("topicSchemas")
  void readsItsPredecessor(Schema schema) {
    List<Schema> predecessors = PreviousSchemas.of(schema);

    assertThat(predecessors).as("committed under previous/").hasSize(1);
    assertThat(
            SchemaCompatibility.checkReaderWriterCompatibility(schema, predecessors.get(0))
                .getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("topicSchemas")
  void documentsEveryRecordFieldAndEnum(Schema schema) {
    List<String> undocumented = new ArrayList<>();
    collectUndocumented(schema, schema.getName(), undocumented);

    assertThat(undocumented).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topicSchemas")
  void namesTheUnitOfEveryTime(Schema schema) {
    assertThat(schema.getFields())
        .filteredOn(field -> field.name().endsWith("Millis"))
        .allSatisfy(field -> assertThat(field.doc()).contains("illisecond"));
  }

  @Test
  void noChangeGoesUnreviewed() throws IOException {
    List<String> fingerprints =
        topicSchemas()
            .map(
                schema ->
                    PreviousSchemas.fileName(schema)
                        + " "
                        + Long.toHexString(
                            org.apache.avro.SchemaNormalization.parsingFingerprint64(schema)))
            .toList();

    assertThat(fingerprints)
        .as(
            "a schema changed: check that consumers can read it, then write the new fingerprint to"
                + " schemas/%s",
            REVIEWED)
        .isEqualTo(Files.readAllLines(REVIEWED));
  }

  private static void collectUndocumented(Schema schema, String path, List<String> undocumented) {
    switch (schema.getType()) {
      case RECORD -> {
        noteMissing(schema.getDoc(), path, undocumented);
        for (Schema.Field field : schema.getFields()) {
          String name = path + "." + field.name();
          noteMissing(field.doc(), name, undocumented);
          collectUndocumented(field.schema(), name, undocumented);
        }
      }
      case ENUM -> noteMissing(schema.getDoc(), path, undocumented);
      case UNION ->
          schema.getTypes().forEach(type -> collectUndocumented(type, path, undocumented));
      case ARRAY -> collectUndocumented(schema.getElementType(), path, undocumented);
      default -> {
        // A primitive is documented by its field.
      }
    }
  }

  private static void noteMissing(String doc, String path, List<String> undocumented) {
    if (doc == null || doc.isBlank()) {
      undocumented.add(path);
    }
  }
}
