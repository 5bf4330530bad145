package io.foretide.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** The schemas of the release before this one: records that it wrote can still be read. */
public final class PreviousSchemas {
  private PreviousSchemas() {}

  /**
   * The predecessors of a schema, newest first.
   *
   * @param current schema of this release
   * @return its predecessors; empty for a topic that is new in this release
   */
  public static List<Schema> of(Schema current) {
    String resource = "/previous/" + fileName(current) + ".avsc";
    try (InputStream in = PreviousSchemas.class.getResourceAsStream(resource)) {
      return in == null ? List.of() : List.of(new SchemaParser().parse(in).mainSchema());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " of this jar", e);
    }
  }

  /**
   * Name of the file that holds a schema, without its ending: {@code SeriesWindow} is in {@code
   * series-window}.
   */
  public static String fileName(Schema schema) {
    return schema.getName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
