package io.foretide.model.baseline;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Traffic with a day and a week, and what may befall it, in windows of five minutes. */
final class Shop {
  static final int HOUR = 12;
  static final int DAY = 24 * HOUR;
  static final int WEEK = 7 * DAY;
  static final double SHARE = 0.004;

  final BaselineRun run;
  private final Random random;

  Shop(SignalKind kind, long seed) {
    this.run = BaselineRun.ofFiveMinutes(kind);
    this.random = new Random(seed);
  }

  /** What is to be expected at a time, in the unit of the signal. */
  double truth(long time) {
    double shape = Law.shape(time);
    return switch (run.kind()) {
      case COUNT -> 3_000 * shape;
      case RATIO -> SHARE;
      case LATENCY -> 80 * (1 + shape);
      case GAUGE -> 20 + 40 * shape;
    };
  }

  /** The next window, with what befalls it. */
  ScoredWindow next(DoubleUnaryOperator fate) {
    double truth = truth(run.clock());
    double requests = 3_000 * Law.shape(run.clock());
    double value =
        switch (run.kind()) {
          case COUNT -> fate.applyAsDouble(truth * (1 + 0.05 * random.nextGaussian()));
          case RATIO -> noisyShare(fate.applyAsDouble(truth), requests);
          case LATENCY -> fate.applyAsDouble(truth * Math.exp(0.08 * random.nextGaussian()));
          case GAUGE -> fate.applyAsDouble(truth + 2 * random.nextGaussian());
        };
    return run.next(run.kind() == SignalKind.COUNT ? Math.rint(value) : value, requests);
  }

  private double noisyShare(double share, double requests) {
    double deviation = Math.sqrt(share * (1 - share) / requests);
    return Math.min(1, Math.max(0, share + deviation * random.nextGaussian()));
  }

  /** Lets usual windows pass; returns the last. */
  ScoredWindow pass(int windows) {
    return befall(windows, DoubleUnaryOperator.identity());
  }

  /** Lets something befall a number of windows; returns the last. */
  ScoredWindow befall(int windows, DoubleUnaryOperator fate) {
    ScoredWindow last = null;
    for (int i = 0; i < windows; i++) {
      last = next(fate);
    }
    return last;
  }

  /** What a series is expected to be in the window that starts after {@code ahead}. */
  static double expectedIn(Duration ahead, BaselineRun run) {
    BaselineRun later = run.restored();
    later.skip(ahead.toMillis());
    return later.next(Double.NaN, 0).expected();
  }
}
