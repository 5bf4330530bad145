package io.foretide.model.statistics;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** The numbers of an object of the model and of the objects that it is made of. */
public final class Numbers {
  private Numbers() {}

  /** Every double and float, however deep, but for those of records, which are settings. */
  public static DoubleStream of(Object owner) {
    List<Double> numbers = new ArrayList<>();
    collect(owner, numbers);
    return numbers.stream().mapToDouble(Double::doubleValue);
  }

  private static void collect(Object owner, List<Double> numbers) {
    for (Field field : owner.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        collect(owner, field, numbers);
      }
    }
  }

  private static void collect(Object owner, Field field, List<Double> numbers) {
    try {
      field.setAccessible(true);
      Object value = field.get(owner);
      if (value instanceof Double || value instanceof Float) {
        numbers.add(((Number) value).doubleValue());
      } else if (value instanceof float[] floats) {
        for (float number : floats) {
          numbers.add((double) number);
        }
      } else if (isPart(field.getType())) {
        collect(value, numbers);
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isPart(Class<?> type) {
    return type.getName().startsWith("io.foretide.model") && !type.isRecord() && !type.isEnum();
  }
}
