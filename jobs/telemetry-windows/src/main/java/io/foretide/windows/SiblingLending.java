package io.foretide.windows;

import io.foretide.model.season.ZoneClock;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.UsualWeek;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.state.ValueState;

/**
 * Learns how a service's own signals usually go through the week, and lends that to each new series
 * of its operations, once: after its first four windows and at least fifteen minutes, when its
 * level is known. Touches its state once an hour, and where a series is new.
 */
final class SiblingLending {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long YOUNGEST = Duration.ofMinutes(15).toMillis();
  private static final int FIRST_WINDOWS = 4;

  private final ValueState<byte[]> state;
  private final ZoneClock clock;
  private final long lentAfter;

  // Of the window that closes.
  private ServiceProgress service;
  private long hour;
  private UsualWeeks lent;

  SiblingLending(ValueState<byte[]> state, TelemetryWindowsSettings settings) {
    this.state = state;
    this.clock = new ZoneClock(settings.timeZone());
    this.lentAfter = Math.max(FIRST_WINDOWS * settings.width(), YOUNGEST);
  }

  /** Turns to a window of a service. */
  void turnTo(ServiceProgress progress, long start) throws IOException {
    service = progress;
    hour = Math.floorDiv(clock.local(start), HOUR);
    HourMeans means = progress.hourMeans();
    boolean ended = means.areOfAnother(hour);
    boolean asked = progress.hasSeriesSince(start - lentAfter);
    UsualWeeks weeks = ended || asked ? weeks() : null;
    if (ended) {
      weeks.learn(UsualWeek.hour(means.hour() * HOUR), means);
      state.update(weeks.encode());
    }
    lent = asked ? weeks : null;
  }

  /** Takes note of what the window says of a series; lends to one that is new. */
  SeriesWindow pass(SeriesWindow window) {
    if (window.key().isServiceLevel()) {
      service.hourMeans().add(hour, window);
      return window;
    }
    boolean borrows =
        lent != null && service.isSince(window.startMillis() - lentAfter, window.key());
    return borrows ? window.with(lent.of(window.key().signal(), window.kind())) : window;
  }

  /** Forgets a service that is known no more. */
  void forget() {
    state.clear();
  }

  private UsualWeeks weeks() throws IOException {
    byte[] stored = state.value();
    return stored == null ? new UsualWeeks() : UsualWeeks.decode(stored);
  }
}
