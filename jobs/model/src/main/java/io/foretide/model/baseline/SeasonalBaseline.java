package io.foretide.model.baseline;

import static io.foretide.model.statistics.Clipping.clip;

import io.foretide.model.detection.Detector;
import io.foretide.model.detection.Observation;
import io.foretide.model.season.ChunkStore;
import io.foretide.model.season.SeasonChunk;
import io.foretide.model.season.SeasonLayout;
import io.foretide.model.series.Learning;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
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
 * <p>One instance serves every series, of one thread. An update reads one chunk from the store and
 * writes another when it is the first at its time of day, none otherwise, and allocates nothing.
 */
public final class SeasonalBaseline {
  private static final long SCALE_MILLIS = Duration.ofHours(6).toMillis();
  private static final double QUICK_RATE = 0.1;
  private static final double TIME_OF_DAY_RATE = 0.1;
  private static final double CLIP = 5;

  // Nothing tells a wild value among the first from a usual one: the profile begins after them.
  private static final int FIRST_WINDOWS = 3;

  // What a value may lose on its way to the model's domain and back: no reason to lie outside.
  private static final double ROUNDING = 1e-12;

  private final BaselineSettings settings;
  private final SeasonLayout layout;
  private final SeasonLearner season;
  private final Loan loan;
  private final Detector detector;
  private final double scaleRate;
  private final double timeOfDayRate;

  // Of the present window; between windows they say nothing.
  private final SeasonChunk chunk;
  private final Expectation expected;
  private final Observation seen = new Observation();
  private final Scoring scoring = new Scoring();

  /** A baseline with the given settings. */
  public SeasonalBaseline(BaselineSettings settings) {
    this.settings = settings;
    this.layout = settings.layout();
    this.season = new SeasonLearner(settings, layout);
    this.loan = new Loan(settings, layout);
    this.detector = new Detector(settings.shiftAdoptedAfterWindows());
    this.chunk = new SeasonChunk(layout);
    this.expected = new Expectation(layout, settings.windowMillis());
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
    return learn(window, state, chunks, LearningGuidance.NONE);
  }

  /**
   * The same by what people have said.
   *
   * @param guidance how the window is learnt
   */
  public ScoredWindow learn(
      SeriesWindow window, BaselineState state, ChunkStore chunks, LearningGuidance guidance) {
    if (!guidance.suspended()) {
      return learn(window, state, chunks, guidance, scoring) ? scoring.of(window) : null;
    }
    byte[] before = state.encode();
    boolean said = learn(window, state, new NothingLearnt(chunks), guidance, scoring);
    long seen = state.lastStart;
    state.decode(before);
    state.lastStart = seen;
    scoring.learning = Learning.SUSPENDED;
    return said ? scoring.of(window) : null;
  }

  /**
   * The same of a window that teaches, without making anything.
   *
   * @param guidance how it is learnt; whether that is suspended is not looked at
   * @param said what is said of the window; changed
   * @return whether something is said: false when the window is not newer than the last one
   * @throws IllegalArgumentException when the window is not of the width in the settings
   */
  public boolean learn(
      SeriesWindow window,
      BaselineState state,
      ChunkStore chunks,
      LearningGuidance guidance,
      Scoring said) {
    requireWidth(window);
    if (state.isEmpty()) {
      begin(window, state);
      said.clear(state.trust(settings.windowMillis()));
      said.controls = guidance.controls();
      return true;
    }
    if (window.startMillis() <= state.lastStart) {
      return false;
    }
    long newNormalSince = hear(guidance, state);
    long clock = layout.local(window.startMillis());
    long local = local(clock, guidance);
    loan.settle(window, local, state, chunks);
    form(window, local, state, chunks);
    expect(window, state, said);
    said.controls = guidance.controls();
    said.newNormalSince = newNormalSince;
    state.lastStart = window.startMillis();
    if (!window.isGap()) {
      see(window, layout.day(clock), state, said);
      state.open.write(layout.chunk(local), chunk.bytes(), chunks);
    }
    return true;
  }

  /**
   * Says what is expected of a window that is still open, and learns nothing.
   *
   * @param window the window; its value is not looked at
   * @param state what is learnt of the series; not changed
   * @param guidance how the window will be learnt
   * @return the expectation with a score of 0, or null when there is none: the series is unknown,
   *     or known to depart at this time of day, or the window is not newer than the last one
   */
  public ScoredWindow expect(
      SeriesWindow window, BaselineState state, ChunkStore chunks, LearningGuidance guidance) {
    requireWidth(window);
    if (state.isEmpty() || window.startMillis() <= state.lastStart) {
      return null;
    }
    form(window, local(layout.local(window.startMillis()), guidance), state, chunks);
    if (Detector.isKnownToDepart(chunk)) {
      return null;
    }
    expect(window, state, scoring);
    scoring.controls = guidance.controls();
    return scoring.of(window);
  }

  /** Turns to a window and to the chunk of its season. */
  private void form(SeriesWindow window, long local, BaselineState state, ChunkStore chunks) {
    chunk.view(state.open.read(layout.chunk(local), chunks));
    expected.form(window, local, state, chunk);
  }

  /** Where on the clock the season of a window is looked up. */
  private static long local(long clock, LearningGuidance guidance) {
    long local = clock - guidance.seasonShiftMillis();
    return guidance.weekday() == LearningGuidance.ANY_WEEKDAY
        ? local
        : SeasonLayout.onWeekday(local, guidance.weekday());
  }

  private long hear(LearningGuidance guidance, BaselineState state) {
    long newNormalSince = ScoredWindow.AS_BEFORE;
    // An iterator would be garbage of every window.
    for (int i = 0; i < guidance.opinions().size(); i++) {
      newNormalSince = Math.max(newNormalSince, season.hear(guidance.opinions().get(i), state));
    }
    return newNormalSince;
  }

  private void expect(SeriesWindow window, BaselineState state, Scoring said) {
    said.clear(state.trust(settings.windowMillis()));
    double below = expected.center - state.interval.below() * expected.scale;
    double above = expected.center + state.interval.above() * expected.scale;
    said.expected = VarianceStabilizer.fromModel(window.kind(), expected.center);
    said.lower =
        VarianceStabilizer.fromModel(window.kind(), below - rounding(window.kind(), below));
    said.upper =
        VarianceStabilizer.fromModel(window.kind(), above + rounding(window.kind(), above));
    said.coverage = state.interval.coverage();
  }

  private static double rounding(SignalKind kind, double y) {
    return kind == SignalKind.GAUGE ? 0 : ROUNDING * (1 + Math.abs(y));
  }

  private void see(SeriesWindow window, long day, BaselineState state, Scoring said) {
    double value = window.value();
    double y = VarianceStabilizer.toModel(window.kind(), value);
    detect(window, y, day, state);
    state.lastValueStart = window.startMillis();
    state.interval.learn(value < said.lower ? -1 : value > said.upper ? 1 : 0);
    said.newNormalSince = Math.max(said.newNormalSince, update(y, state));
    said.score = Detector.score(state.detector);
    said.direction = Detector.direction(state.detector);
    said.departure = Detector.unusualShare(state.detector, chunk) * expected.departure(y, state);
    said.frozenWindows = detector.frozenWindows(state.detector, window.startMillis());
  }

  private void detect(SeriesWindow window, double y, long day, BaselineState state) {
    seen.kind = window.kind();
    seen.value = window.value();
    seen.y = y;
    seen.residual = expected.seasonal ? y - state.anchor - expected.ofWeek : Double.NaN;
    seen.sampling = expected.sampling;
    seen.steps = (window.startMillis() - state.lastValueStart) / settings.windowMillis();
    seen.startMillis = window.startMillis();
    seen.day = day;
    detector.look(seen, state.detector, chunk);
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

  private static void begin(SeriesWindow window, BaselineState state) {
    if (!window.isGap()) {
      state.begin(window.startMillis());
      state.anchor = VarianceStabilizer.toModel(window.kind(), window.value());
    }
  }

  private long update(double y, BaselineState state) {
    double value = y - state.anchor;
    state.count++;
    double young = 2.0 / (state.count + 1);
    double bound = CLIP * state.loosening() * Math.max(expected.scale, state.error);
    double error = y - expected.center;
    double learnt = state.error > 0 ? clip(error, bound) : error;
    state.quick += Math.max(QUICK_RATE, young) * (value - error + learnt - state.quick);
    learnScale(Math.abs(learnt), young, state);
    if (expected.seasonal) {
      return season.learn(value, expected, state, chunk);
    }
    if (state.count > FIRST_WINDOWS) {
      season.firstRound(value, expected, state, chunk);
    }
    return ScoredWindow.AS_BEFORE;
  }

  /** The later of the first errors count more, since the very first may be anything. */
  private void learnScale(double error, double young, BaselineState state) {
    state.error += Math.max(scaleRate, young) * (error - state.error);
    if (expected.seasonal) {
      chunk.learnScale(error, timeOfDayRate);
    }
  }
}
