package io.foretide.model.benchmark;

import io.foretide.model.baseline.BaselineSettings;
import io.foretide.model.baseline.BaselineState;
import io.foretide.model.baseline.LearningGuidance;
import io.foretide.model.baseline.Scoring;
import io.foretide.model.baseline.SeasonalBaseline;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of a window in the model: expectation, interval, score and learning, once two weeks are
 * known. An operation is a window of one minute; what starting anew allocates is a fraction of a
 * byte each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LearnBenchmark {
  /** Windows of an invocation: two weeks. */
  static final int WINDOWS = 14 * 1_440;

  private static final int DAY = 1_440;
  private static final long WIDTH = 60_000;
  private static final long SEED = 1;

  /** Noise model of the signal. */
  @Param({"COUNT", "RATIO", "LATENCY", "GAUGE"})
  public SignalKind kind;

  private final BaselineSettings settings = BaselineSettings.defaults(WIDTH);
  private final SeasonalBaseline baseline = new SeasonalBaseline(settings);
  private final BaselineState state = new BaselineState();
  private final BaselineState coded = new BaselineState();
  private final HeapChunks chunks = new HeapChunks();
  private final Scoring scoring = new Scoring();
  private final Random random = new Random(SEED);
  private SeriesWindow[] windows;
  private byte[] knownState;
  private byte[][] knownChunks;

  /** Learns two weeks and makes the windows of the two after them. */
  @Setup
  public void know() {
    windows = windows(0);
    learn();
    knownState = state.encode();
    knownChunks = new byte[settings.layout().chunks()][];
    for (int chunk = 0; chunk < knownChunks.length; chunk++) {
      knownChunks[chunk] = chunks.read(chunk).clone();
    }
    windows = windows(WINDOWS);
  }

  private SeriesWindow[] windows(int first) {
    SeriesKey key = new SeriesKey("shop", "checkout", "", kind.name());
    SeriesWindow[] made = new SeriesWindow[WINDOWS];
    for (int i = 0; i < WINDOWS; i++) {
      double season = 1 + 0.3 * Math.sin(2 * Math.PI * i / DAY);
      double value = season * (1 + 0.05 * random.nextGaussian());
      double inUnit = kind == SignalKind.RATIO ? Math.max(0, value / 100) : 1_000 * value;
      long start = (first + i) * WIDTH;
      made[i] = new SeriesWindow(key, start, start + WIDTH, inUnit, 1_000, kind);
    }
    return made;
  }

  /** Two weeks of one series, from where two weeks were known. */
  @Benchmark
  @OperationsPerInvocation(WINDOWS)
  public double learnTwoWeeks() {
    state.decode(knownState);
    for (int chunk = 0; chunk < knownChunks.length; chunk++) {
      chunks.write(chunk, knownChunks[chunk].clone());
    }
    return learn();
  }

  /** What a state backend costs beside it. */
  @Benchmark
  public byte[] decodeAndEncode() {
    coded.decode(knownState);
    return coded.encode();
  }

  private double learn() {
    double score = 0;
    for (SeriesWindow window : windows) {
      baseline.learn(window, state, chunks, LearningGuidance.NONE, scoring);
      score += scoring.score();
    }
    return score;
  }
}
