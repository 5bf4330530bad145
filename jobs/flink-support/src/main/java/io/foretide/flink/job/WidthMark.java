package io.foretide.flink.job;

import io.foretide.flink.options.WindowOptions;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * The width of the windows that a state is made of, as the name of an empty state beside it: names
 * stand in the metadata of a savepoint, which can be read where a main runs, before there is a job.
 */
final class WidthMark {
  private static final String PREFIX = WindowOptions.WIDTH.key() + "=";

  private WidthMark() {}

  static String of(long widthMillis) {
    return PREFIX + widthMillis;
  }

  /** A width that states of these names are marked with and that is not the one given. */
  static OptionalLong another(Collection<String> names, long widthMillis) {
    return names.stream()
        .filter(name -> name.startsWith(PREFIX))
        .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())))
        .filter(width -> width != widthMillis)
        .findFirst();
  }
}
