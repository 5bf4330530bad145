package io.foretide.model.series;

/**
 * Identity of a series: who owns it, what it describes and what it measures.
 *
 * <p>It keys state, so its {@link #hashCode} is spelled out: that of a record is not specified, and
 * a key must hash alike on every machine and in every release.
 *
 * @param tenant owner; not empty
 * @param service what is described; not empty
 * @param operation endpoint or method of the service; empty for the service as a whole
 * @param signal what is measured, see {@link Signals}; not empty
 */
public record SeriesKey(String tenant, String service, String operation, String signal) {

  /** The key as text: the four parts, percent-encoded, joined by {@code /}. */
  public String id() {
    return PathId.join(tenant, service, operation, signal);
  }

  /**
   * Reads what {@link #id} wrote.
   *
   * @throws IllegalArgumentException when the text has not four parts
   */
  public static SeriesKey parse(String id) {
    String[] parts = PathId.split(id, 4);
    return new SeriesKey(parts[0], parts[1], parts[2], parts[3]);
  }

  /** The series of another signal of the same. */
  public SeriesKey ofSignal(String other) {
    return new SeriesKey(tenant, service, operation, other);
  }

  /** The service that the series belongs to. */
  public ServiceKey serviceKey() {
    return new ServiceKey(tenant, service);
  }

  /** Whether the series describes the service as a whole. */
  public boolean isServiceLevel() {
    return operation.isEmpty();
  }

  /**
   * How people name the series: {@code checkout errors}, {@code checkout POST /pay latency.p95}.
   */
  public String title() {
    return service + " " + (operation.isEmpty() ? "" : operation + " ") + signal;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * tenant.hashCode() + service.hashCode()) + operation.hashCode())
        + signal.hashCode();
  }
}
