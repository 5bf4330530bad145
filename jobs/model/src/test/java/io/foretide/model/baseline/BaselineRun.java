package io.foretide.model.baseline;

import io.foretide.model.season.HeapChunks;
import io.foretide.model.season.SeasonChunk;
import io.foretide.model.season.SeasonLayout;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.UsualWeek;
import io.foretide.model.statistics.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A baseline at work on one series whose windows follow one another from a Monday on. */
public final class BaselineRun {
  /** Start of the first window: a Monday, 00:00 UTC. */
  public static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

  /** Five minutes: what the guarantees are stated for. */
  public static final long FIVE_MINUTES = Duration.ofMinutes(5).toMillis();

  private static final SeriesKey KEY = new SeriesKey("shop", "checkout", "", "signal");

  private final SignalKind kind;
  private final BaselineSettings settings;
  private final SeasonalBaseline baseline;
  private final BaselineState state = new BaselineState();
  private final HeapChunks chunks = new HeapChunks();
  private long clock = START;
  private SeriesWindow last;

  /** A run of a baseline that may serve other series too. */
  public BaselineRun(SignalKind kind, BaselineSettings settings, SeasonalBaseline baseline) {
    this.kind = kind;
    this.settings = settings;
    this.baseline = baseline;
  }

  /** A run with the default settings and windows of five minutes. */
  public static BaselineRun ofFiveMinutes(SignalKind kind) {
    BaselineSettings settings = BaselineSettings.defaults(FIVE_MINUTES);
    return new BaselineRun(kind, settings, new SeasonalBaseline(settings));
  }

  /** Learns the next window. */
  public ScoredWindow next(double value, double weight) {
    last = new SeriesWindow(KEY, clock, clock + settings.windowMillis(), value, weight, kind);
    clock += settings.windowMillis();
    return baseline.learn(last, state, chunks);
  }

  /** Learns the next window by what people have said. */
  ScoredWindow next(double value, LearningGuidance guidance) {
    last = new SeriesWindow(KEY, clock, clock + settings.windowMillis(), value, 0, kind);
    clock += settings.windowMillis();
    return baseline.learn(last, state, chunks, guidance);
  }

  /** Learns the next window, with which siblings' usual week is lent. */
  ScoredWindow next(double value, UsualWeek siblings) {
    last = new SeriesWindow(KEY, clock, clock + settings.windowMillis(), value, 0, kind, siblings);
    clock += settings.windowMillis();
    return baseline.learn(last, state, chunks);
  }

  /** Hands the last window in again. */
  ScoredWindow replay() {
    return baseline.learn(last, state, chunks);
  }

  /** Leaves windows out. */
  void skip(long millis) {
    clock += millis;
  }

  /** A run that goes on from the encoded state of this one. */
  public BaselineRun restored() {
    BaselineRun restored = new BaselineRun(kind, settings, new SeasonalBaseline(settings));
    restored.clock = clock;
    restored.last = last;
    restored.state.decode(state.encode());
    for (int chunk = 0; chunk < settings.layout().chunks(); chunk++) {
      byte[] bytes = chunks.read(chunk);
      if (bytes != null) {
        restored.chunks.write(chunk, bytes.clone());
      }
    }
    return restored;
  }

  /** The numbers of state and profile, but for the residual, which is NaN without a season. */
  public DoubleStream numbers() {
    double residual = state.residual;
    state.residual = Double.isNaN(residual) ? 0 : residual;
    DoubleStream learnt = Numbers.of(state);
    state.residual = residual;
    return DoubleStream.concat(
        learnt,
        IntStream.range(0, settings.layout().chunks()).boxed().flatMapToDouble(this::numbers));
  }

  private DoubleStream numbers(int index) {
    SeasonLayout layout = settings.layout();
    SeasonChunk chunk = SeasonChunk.of(state.open.read(index, chunks), layout);
    return DoubleStream.concat(
        DoubleStream.concat(
            DoubleStream.of(chunk.scale()),
            IntStream.range(0, layout.slotsPerChunk()).mapToDouble(chunk::day)),
        DoubleStream.concat(
            IntStream.range(0, layout.cellsPerChunk()).mapToDouble(chunk::week),
            IntStream.range(0, SeasonChunk.NOTES).mapToDouble(chunk::note)));
  }

  /** Noise model of the series. */
  public SignalKind kind() {
    return kind;
  }

  /** Start of the next window; milliseconds since the epoch. */
  public long clock() {
    return clock;
  }

  /** The last window, learnt or replayed; null before the first. */
  public SeriesWindow last() {
    return last;
  }

  /** What was learnt besides the profile. */
  public BaselineState state() {
    return state;
  }

  /** The profile. */
  public HeapChunks chunks() {
    return chunks;
  }

  /** Settings of the baseline. */
  public BaselineSettings settings() {
    return settings;
  }
}
