package io.foretide.model.baseline;

import io.foretide.model.season.BorrowedProfile;
import io.foretide.model.season.ChunkStore;
import io.foretide.model.season.SeasonLayout;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.UsualWeek;
import io.foretide.model.statistics.VarianceStabilizer;
import java.time.Duration;

/**
 * What a new series borrows from its siblings: their usual week, as the profile that it begins
 * with. It is shed as values come, and given back on the first day when it is further off than the
 * mean of late.
 */
final class Loan {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final BorrowedProfile profile;
  private final double windowsPerDay;

  Loan(BaselineSettings settings, SeasonLayout layout) {
    this.profile = new BorrowedProfile(layout);
    this.windowsPerDay = (double) DAY / settings.windowMillis();
  }

  /** Takes what a window brings, or gives back what does not hold. */
  void settle(SeriesWindow window, long local, BaselineState state, ChunkStore chunks) {
    if (window.siblings() != null && isNew(window, state)) {
      take(window, local, state, chunks);
    } else if (state.borrowed && state.strength.refutesBorrowed(windowsPerDay)) {
      giveBack(state, chunks);
    }
  }

  /** What has a day of its own needs nobody else's. */
  private static boolean isNew(SeriesWindow window, BaselineState state) {
    return window.startMillis() - state.firstStart < DAY;
  }

  private void take(SeriesWindow window, long local, BaselineState state, ChunkStore chunks) {
    UsualWeek week = window.siblings();
    double mean = VarianceStabilizer.fromModel(window.kind(), state.anchor + state.quick);
    double share = mean / week.at(local);
    if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
      return;
    }
    profile.fill(week, share, window.kind(), local, state.open, chunks);
    state.borrowed = true;
    start(state);
  }

  private void giveBack(BaselineState state, ChunkStore chunks) {
    profile.empty(state.open, chunks);
    state.borrowed = false;
    start(state);
  }

  /** The level is where the series is; nothing is known of residuals and departures yet. */
  private static void start(BaselineState state) {
    state.level = state.quick;
    state.trend = 0;
    state.residual = Double.NaN;
    state.variance = 0;
    state.covariance = 0;
    state.departure = 0;
    state.run = 0;
    state.lastDeparture.forget();
    state.strength.beginAnew();
  }
}
