package io.foretide.model.baseline;

import io.foretide.model.detection.Detector;
import io.foretide.model.detection.Observation;
import io.foretide.model.season.ChunkStore;
import io.foretide.model.season.SeasonChunk;
import io.foretide.model.season.SeasonLayout;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Trust;
import io.foretide.model.statistics.VarianceStabilizer;
import java.time.Duration;

/**
 * Learns what is normal for a series, window by window, and says how unusual each window is before
 * learning from it.
 *
 * <pre>
 *   value ──transform──▶ y = anchor + level + day profile + weekday cell + residual,    residual ≈ AR(1) + error
 *   expectation  = level + trend + day + weekday + ρ · last residual    (the quick mean while the time of day is unknown)
 *   scale        = mean |error| of now and of this time of day, never below what counting alone explains
 *   interval     = expectation ± adaptive multiples of the scale        (AdaptiveInterval)
 *   score        = rarity of the deviations                             (Detector)
 * </pre>
 *
 * <p>An incident must not become the baseline: what is learnt from is clipped to a few scales. A
 * departure that lasts for {@link BaselineSettings#shiftAdoptedAfterMillis} is the new normal and
 * is adopted at once.
 *
 * <p>A gap teaches nothing: windows that are missing and windows without a value leave the same
 * state behind.
 *
 * <p>Stateless: one instance serves every series. An update reads and writes one chunk.
 */
public final class SeasonalBaseline {
  private static final long SCALE_MILLIS = Duration.ofHours(6).toMillis();
  private static final long FIRST_ROUND = Duration.ofHours(23).toMillis();
  private static final double QUICK_RATE = 0.1;
  private static final double TIME_OF_DAY_RATE = 0.1;
  private static final double CLIP = 5;
  private static final double UNSEEN_WEEKDAY_WIDENING = 1.5;

  private final BaselineSettings settings;
  private final SeasonLayout layout;
  private final SeasonLearner season;
  private final Detector detector = new Detector();
  private final double scaleRate;
  private final double timeOfDayRate;

  /** A baseline with the given settings. */
  public SeasonalBaseline(BaselineSettings settings) {
    this.settings = settings;
    this.layout = settings.layout();
    this.season = new SeasonLearner(settings, layout);
    this.scaleRate = Math.min(0.1, (double) settings.windowMillis() / SCALE_MILLIS);
    this.timeOfDayRate = TIME_OF_DAY_RATE / layout.windowsPerCell(settings.windowMillis());
  }

  /**
   * Scores a window against what was learnt from those before it, then learns from it.
   *
   * @return the scored window, or null when the window is not newer than the last one (a replay)
   * @throws IllegalArgumentException when the window is not of the width in the settings
   */
  public ScoredWindow learn(SeriesWindow window, BaselineState state, ChunkStore chunks) {
    requireWidth(window);
    if (state.isEmpty()) {
      return begin(window, state, chunks);
    }
    if (window.startMillis() <= state.lastStart) {
      return null;
    }
    long local = layout.local(window.startMillis());
    SeasonChunk chunk = SeasonChunk.of(chunks.read(layout.chunk(local)), layout);
    Expectation expected = expect(window, local, state, chunk);
    double lower = expected.lower(window.kind(), state.interval);
    double upper = expected.upper(window.kind(), state.interval);
    Trust trust = state.trust(settings.windowMillis());
    double coverage = state.interval.coverage();
    state.lastStart = window.startMillis();
    boolean seen = !window.isGap();
    if (seen) {
      detect(window, local, expected, state, chunk);
      state.lastValueStart = window.startMillis();
      state.interval.learn(window.value() < lower ? -1 : window.value() > upper ? 1 : 0);
      update(window, expected, state, chunk);
      chunks.write(layout.chunk(local), chunk.bytes());
    }
    return new ScoredWindow(
        window,
        VarianceStabilizer.fromModel(window.kind(), expected.center()),
        lower,
        upper,
        seen ? Detector.score(state.detector) : 0,
        seen ? Detector.direction(state.detector) : 0,
        seen ? departure(window, expected, state) : 0,
        trust,
        coverage);
  }

  private void detect(
      SeriesWindow window,
      long local,
      Expectation expected,
      BaselineState state,
      SeasonChunk chunk) {
    Observation seen = new Observation();
    seen.kind = window.kind();
    seen.value = window.value();
    seen.y = VarianceStabilizer.toModel(window.kind(), window.value());
    seen.residual = expected.seasonal() ? seen.y - state.anchor - expected.season() : Double.NaN;
    seen.sampling =
        VarianceStabilizer.samplingDeviation(window.kind(), expected.center(), window.weight());
    seen.steps = (window.startMillis() - state.lastValueStart) / settings.windowMillis();
    seen.startMillis = window.startMillis();
    seen.day = layout.day(local);
    detector.look(seen, state.detector, chunk);
  }

  /** How far the value lies from the season, in scales of such departures; 0 while unknown. */
  private static double departure(SeriesWindow window, Expectation expected, BaselineState state) {
    double y = VarianceStabilizer.toModel(window.kind(), window.value());
    double scale = expected.departureScale();
    return expected.seasonal() && scale > 0 ? (y - state.anchor - expected.season()) / scale : 0;
  }

  private void requireWidth(SeriesWindow window) {
    long width = window.endMillis() - window.startMillis();
    if (width != settings.windowMillis()) {
      throw new IllegalArgumentException(
          "a window of %s is %s wide, expected %s"
              .formatted(
                  window.key().id(),
                  Duration.ofMillis(width),
                  Duration.ofMillis(settings.windowMillis())));
    }
  }

  private ScoredWindow begin(SeriesWindow window, BaselineState state, ChunkStore chunks) {
    if (!window.isGap()) {
      state.begin(window.startMillis());
      state.anchor = VarianceStabilizer.toModel(window.kind(), window.value());
      long local = layout.local(window.startMillis());
      SeasonChunk chunk = SeasonChunk.of(chunks.read(layout.chunk(local)), layout);
      chunk.moveDay(layout.slot(local), 0);
      chunks.write(layout.chunk(local), chunk.bytes());
    }
    double unknown = Double.NaN;
    return new ScoredWindow(
        window, unknown, unknown, unknown, 0, 0, 0, state.trust(settings.windowMillis()), unknown);
  }

  private Expectation expect(
      SeriesWindow window, long local, BaselineState state, SeasonChunk chunk) {
    int slot = layout.slot(local);
    int cell = layout.cell(local);
    boolean seasonal =
        chunk.dayCount(slot) > 0 && window.startMillis() - state.firstStart >= FIRST_ROUND;
    double season = state.level + state.trend + chunk.day(slot) + chunk.week(cell);
    double carried = carried(window, state);
    double center = state.anchor + (seasonal ? season + carried : state.quick);
    double sampling = VarianceStabilizer.samplingDeviation(window.kind(), center, window.weight());
    double widening = chunk.weekCount(cell) == 0 ? UNSEEN_WEEKDAY_WIDENING : 1;
    return new Expectation(
        slot,
        cell,
        seasonal,
        season,
        carried,
        center,
        Math.max(sampling, Scale.oneStep(state, chunk)),
        widening * Math.max(sampling, Scale.seasonal(state)));
  }

  private double carried(SeriesWindow window, BaselineState state) {
    if (Double.isNaN(state.residual)) {
      return 0;
    }
    long steps = (window.startMillis() - state.lastValueStart) / settings.windowMillis();
    return state.residual * Math.pow(state.correlation(), (double) steps);
  }

  private void update(
      SeriesWindow window, Expectation expected, BaselineState state, SeasonChunk chunk) {
    double y = VarianceStabilizer.toModel(window.kind(), window.value());
    double value = y - state.anchor;
    state.count++;
    double young = 1.0 / state.count;
    state.quick += Math.max(QUICK_RATE, young) * (value - state.quick);
    learnScale(Math.abs(y - expected.center()), expected, state, chunk);
    if (expected.seasonal()) {
      season.learn(value - expected.season(), expected, state, chunk);
    } else {
      season.firstRound(value - state.level, expected, chunk);
      state.residual = Double.NaN;
    }
  }

  private void learnScale(
      double error, Expectation expected, BaselineState state, SeasonChunk chunk) {
    double learnt =
        state.error > 0
            ? Math.min(error, CLIP * state.loosening() * Math.max(expected.scale(), state.error))
            : error;
    state.error += Math.max(scaleRate, 1.0 / state.count) * (learnt - state.error);
    chunk.learnScale(learnt, timeOfDayRate);
  }
}
