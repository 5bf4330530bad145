package io.foretide.model.control;

import io.foretide.model.forecast.DemandGuide;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import java.util.List;

/** What people have told of the demand of each series. For one thread. */
public final class DemandControls {
  private final ControlBook book;
  private final SeriesCache<DemandGuide> cache = new SeriesCache<>();

  /** By a book, which may change. */
  public DemandControls(ControlBook book) {
    this.book = book;
  }

  /**
   * What was told of a series.
   *
   * @param kind of its signal: only what is counted is multiplied
   */
  public DemandGuide of(SeriesKey key, SignalKind kind) {
    return book.isEmpty()
        ? DemandGuide.NONE
        : cache.get(key, book.changes(), told -> guide(told, kind == SignalKind.COUNT));
  }

  /** What was told of the requests of a service. */
  public DemandGuide of(ServiceKey workload) {
    return book.isEmpty()
        ? DemandGuide.NONE
        : of(
            new SeriesKey(workload.tenant(), workload.service(), "", Signals.REQUESTS),
            SignalKind.COUNT);
  }

  private DemandGuide guide(SeriesKey key, boolean counted) {
    List<Control> shaping =
        book.of(key).calendars().stream()
            .filter(control -> DemandCalendars.shapes(control, counted))
            .toList();
    List<Control> heeded =
        book.of(key).calendars().stream()
            .filter(control -> DemandCalendars.suspends(control) || shaping.contains(control))
            .toList();
    return heeded.isEmpty() ? DemandGuide.NONE : new DemandCalendars(heeded, shaping, counted);
  }
}
