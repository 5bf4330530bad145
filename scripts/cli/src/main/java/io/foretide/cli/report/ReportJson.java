package io.foretide.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The data as JSON that may stand inside a {@code <script>} element.
 *
 * <p>NaN and infinities become null. Columns keep five significant digits, which no screen can tell
 * from all of them. {@code <} is escaped: neither {@code </script>} nor {@code <!--} can appear.
 */
final class ReportJson {
  private static final MathContext COLUMN_DIGITS = new MathContext(5);
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(
              new FiniteNumbers().addSerializer(double[].class, new ColumnSerializer()));

  private ReportJson() {}

  static String of(Object data) throws IOException {
    return MAPPER.writeValueAsString(data).replace("<", "\\u003c");
  }

  private static final class ColumnSerializer extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] column, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (double value : column) {
        if (!Double.isFinite(value)) {
          json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 100_000) {
          json.writeNumber((int) value);
        } else {
          json.writeNumber(shortest(value));
        }
      }
      json.writeEndArray();
    }

    private static String shortest(double value) {
      return new BigDecimal(value, COLUMN_DIGITS).stripTrailingZeros().toString();
    }
  }
}
