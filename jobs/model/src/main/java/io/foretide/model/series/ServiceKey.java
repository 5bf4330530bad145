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

  /** The key as text: both parts, percent-encoded, joined by {@code /}. */
  public String id() {
    return PathId.join(tenant, service);
  }

  @Override
  public int hashCode() {
    return 31 * tenant.hashCode() + service.hashCode();
  }
}
