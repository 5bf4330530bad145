package io.foretide.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Writes NaN and infinities, for which JSON has no word, as null. */
public final class FiniteNumbers extends SimpleModule {
  private static final long serialVersionUID = 1;

  /** A module for a mapper. */
  public FiniteNumbers() {
    addSerializer(double.class, new NumberSerializer());
    addSerializer(Double.class, new NumberSerializer());
  }

  private static final class NumberSerializer extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value.doubleValue());
      } else {
        json.writeNull();
      }
    }
  }
}
