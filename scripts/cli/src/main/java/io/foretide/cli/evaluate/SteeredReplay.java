package io.foretide.cli.evaluate;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertProgress;
import io.foretide.model.anomaly.AlertSettings;
import io.foretide.model.baseline.BaselineSettings;
import io.foretide.model.baseline.BaselineState;
import io.foretide.model.baseline.SeasonalBaseline;
import io.foretide.model.control.AlertControls;
import io.foretide.model.control.ControlBook;
import io.foretide.model.control.LearningControls;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import java.util.HashMap;
import java.util.Map;

/** Series on their way through the models of the jobs, steered by what people have told. */
final class SteeredReplay {
  private final SeasonalBaseline baseline;
  private final LearningControls learning;
  private final AlertControls alerting;
  private final Map<SeriesKey, Series> series = new HashMap<>();

  /** What is known of a series. */
  private static final class Series {
    private final BaselineState state = new BaselineState();
    private final HeapChunks chunks = new HeapChunks();
    private final AlertProgress progress = new AlertProgress();
  }

  /**
   * Before the first window.
   *
   * @param book what people have told, which may change
   * @param windowMillis width of every window
   */
  SteeredReplay(ControlBook book, long windowMillis) {
    this.baseline = new SeasonalBaseline(BaselineSettings.defaults(windowMillis));
    this.learning = new LearningControls(book);
    this.alerting = new AlertControls(book, AlertSettings.defaults(), windowMillis);
  }

  /**
   * Takes the next window of a series.
   *
   * @return the revision of its alert to publish, or null
   */
  Alert next(SeriesWindow window) {
    Series known = series.computeIfAbsent(window.key(), any -> new Series());
    ScoredWindow scored = baseline.learn(window, known.state, known.chunks, learning.at(window));
    return scored == null ? null : alerting.at(window).advance(known.progress, scored);
  }
}
