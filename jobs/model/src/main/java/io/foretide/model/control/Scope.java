package io.foretide.model.control;

import io.foretide.model.series.AllowedRange;
import io.foretide.model.series.SeriesKey;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which series are meant. Each part is a pattern: every {@code *} stands for any characters.
 *
 * @param tenant tenants
 * @param service services
 * @param operation operations; empty for services as a whole
 * @param signal signals
 */
public record Scope(String tenant, String service, String operation, String signal) {
  /** Every series. */
  public static final Scope ALL =
      new Scope(NamePattern.ANY, NamePattern.ANY, NamePattern.ANY, NamePattern.ANY);

  /**
   * The broader scope first: that which names fewer of its four parts exactly, then that which
   * spells out fewer characters.
   */
  static final Comparator<Scope> BROADEST_FIRST =
      Comparator.comparingInt(Scope::exactParts).thenComparingInt(Scope::spelledOut);

  private static final int LONGEST = 256;

  /** Checks the patterns. */
  public Scope {
    requireNamed("tenant", tenant);
    requireNamed("service", service);
    requireShort("operation", operation);
    requireNamed("signal", signal);
  }

  /** Exactly one series. */
  public static Scope of(SeriesKey key) {
    return new Scope(key.tenant(), key.service(), key.operation(), key.signal());
  }

  /** Whether a series is meant. */
  public boolean covers(SeriesKey key) {
    return NamePattern.matches(service, key.service())
        && NamePattern.matches(signal, key.signal())
        && NamePattern.matches(operation, key.operation())
        && NamePattern.matches(tenant, key.tenant());
  }

  /**
   * The one series that is meant.
   *
   * @throws IllegalArgumentException when the scope has a wildcard
   */
  SeriesKey series() {
    AllowedRange.require(
        exactParts() == 4,
        "scope",
        parts().collect(Collectors.joining("/")),
        "the series of the alert, without wildcards");
    return new SeriesKey(tenant, service, operation, signal);
  }

  private int exactParts() {
    return (int) parts().filter(NamePattern::isExact).count();
  }

  private int spelledOut() {
    return parts().mapToInt(NamePattern::spelledOut).sum();
  }

  private Stream<String> parts() {
    return Stream.of(tenant, service, operation, signal);
  }

  private static void requireNamed(String part, String pattern) {
    AllowedRange.require(!pattern.isEmpty(), part, "empty", "a name, or * for all");
    requireShort(part, pattern);
  }

  private static void requireShort(String part, String pattern) {
    AllowedRange.require(
        pattern.length() <= LONGEST,
        part,
        pattern.length() + " characters long",
        LONGEST + " at most");
  }
}
