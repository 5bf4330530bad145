package io.foretide.flink.options;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.ParameterTool;

/**
 * Where a job's options come from: the cluster's {@code config.yaml}, over it {@code -Dkey=value}
 * of the submitting client, over it {@code --key value} of the job itself. An argument that is no
 * option of the job is refused.
 */
public final class JobConfiguration {
  /** What {@link ParameterTool} gives a key that stands alone. */
  private static final String NO_VALUE = "__NO_VALUE_KEY";

  private JobConfiguration() {}

  /**
   * Lays a job's arguments over the configuration of its environment.
   *
   * @param environment what the cluster and the client have set
   * @param arguments {@code --key value ...} of the job
   * @param optionClasses classes whose public static {@link ConfigOption} fields the job knows
   * @throws InvalidOptionException when an argument names no option of the job
   */
  public static ReadableConfig of(
      ReadableConfig environment, String[] arguments, Class<?>... optionClasses) {
    Map<String, String> given = parse(arguments);
    Set<String> known = new TreeSet<>();
    for (Class<?> owner : optionClasses) {
      options(owner).forEach(option -> known.add(option.key()));
    }
    given.forEach(JobConfiguration::requirePair);
    for (String key : given.keySet()) {
      // Kafka's own client properties pass through.
      if (!known.contains(key) && !key.startsWith("kafka.properties.")) {
        throw new InvalidOptionException(
            "unknown option '--%s'%s; 'foretide options' lists all of them"
                .formatted(key, NearestNames.question(key, asArguments(known))));
      }
    }
    Configuration merged = Configuration.fromMap(environment.toMap());
    merged.addAll(Configuration.fromMap(given));
    return merged;
  }

  private static List<String> asArguments(Set<String> keys) {
    return keys.stream().map("--"::concat).toList();
  }

  private static void requirePair(String key, String value) {
    if (key.contains("=")) {
      throw new InvalidOptionException(
          "option '--%s' is written with '=', expected '--key value'".formatted(withoutValue(key)));
    }
    if (value.equals(NO_VALUE)) {
      throw new InvalidOptionException("option '--" + key + "' has no value");
    }
  }

  /** Whoever writes {@code --key=value} gives a key that holds the value, too. */
  private static String withoutValue(String key) {
    return key.replaceFirst("(?s)=.*", "=…");
  }

  private static Map<String, String> parse(String[] arguments) {
    try {
      return ParameterTool.fromArgs(arguments).toMap();
    } catch (IllegalArgumentException e) {
      // Values may be secrets that somebody has mistyped: none is repeated.
      throw new InvalidOptionException(
          "arguments are no '--key value' pairs; the keys are: "
              + Arrays.stream(arguments)
                  .filter(argument -> argument.startsWith("--"))
                  .map(JobConfiguration::withoutValue)
                  .collect(Collectors.joining(", ")));
    }
  }

  /** The options that a class declares, in the order of declaration. */
  public static List<ConfigOption<?>> options(Class<?> owner) {
    List<ConfigOption<?>> options = new ArrayList<>();
    for (Field field : owner.getFields()) {
      if (field.getType() == ConfigOption.class) {
        try {
          options.add((ConfigOption<?>) field.get(null));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException("cannot read " + field, e);
        }
      }
    }
    return options;
  }
}
