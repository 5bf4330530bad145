package io.foretide.model.series;

/**
 * Identity of a service, which is also the workload that scaling speaks of.
 *
 * <p>It keys state; see {@link SeriesKey} on its {@link #hashCode}.
 *
 * @param tenant owner; not empty
 * @param service name; not empty
 */
public record ServiceKey(String tenant, String service) {

  /**
   * Reads what {@link #id} wrote.
   *
   * @throws IllegalArgumentException when the text has not two parts
   */
  public static ServiceKey parse(String id) {
    String[] parts = PathId.split(id, 2);
    return new ServiceKey(parts[0], parts[1]);
  }

  /** The key as text: both parts, percent-encoded, joined by {@code /}. */
  public String id() {
    return PathId.join(tenant, service);
  }

  @Override
  public int hashCode() {
    return 31 * tenant.hashCode() + service.hashCode();
  }
}
