package io.foretide.cli.options;

import io.foretide.delivery.AlertDeliveryOptions;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.suite.ForetideJob;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.description.HtmlFormatter;

/** The options of the jobs, read from the code. */
public final class OptionTable {
  private OptionTable() {}

  /** The classes that declare the options of all jobs. */
  public static List<Class<?>> optionClasses() {
    return Stream.concat(
            ForetideJob.optionClasses().stream(), Stream.<Class<?>>of(AlertDeliveryOptions.class))
        .toList();
  }

  /** A Markdown table of every option: key, default, description. */
  public static String markdown() {
    StringBuilder table = new StringBuilder("| option | default | what it does |\n|---|---|---|\n");
    for (Class<?> owner : optionClasses()) {
      for (ConfigOption<?> option : JobConfiguration.options(owner)) {
        table
            .append("| `")
            .append(option.key())
            .append("` | ")
            .append(value(option))
            .append(" | ")
            .append(new HtmlFormatter().format(option.description()).replace("|", "\\|"))
            .append(" |\n");
      }
    }
    return table.toString();
  }

  /** The key of every option. */
  public static List<String> keys() {
    return optionClasses().stream()
        .flatMap(owner -> JobConfiguration.options(owner).stream())
        .map(ConfigOption::key)
        .toList();
  }

  private static String value(ConfigOption<?> option) {
    Object value = option.defaultValue();
    if (value == null) {
      return "none";
    }
    String text = text(value);
    return text.isEmpty() ? "empty" : "`" + text + "`";
  }

  private static String text(Object value) {
    if (value instanceof Duration duration) {
      return duration.toSeconds() % 60 == 0 && !duration.isZero()
          ? minutes(duration)
          : duration.toSeconds() + " s";
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(OptionTable::text).collect(Collectors.joining(";"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty() ? "" : ConfigurationUtils.convertValue(map, String.class);
    }
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : value.toString();
  }

  private static String minutes(Duration duration) {
    if (duration.toMinutes() % (24 * 60) == 0) {
      return duration.toDays() + " d";
    }
    return duration.toMinutes() % 60 == 0
        ? duration.toHours() + " h"
        : duration.toMinutes() + " min";
  }
}
