package io.foretide.model.lead;

import io.foretide.model.forecast.ExpertMix;
import io.foretide.model.statistics.RecursiveLeastSquares;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/**
 * Eight opinions on one window ahead and what they say together: the level, three seasons scaled to
 * it, and four regressions, with and without the season's lags, on the values and their logarithms.
 */
final class LocationExperts {
  static final int COUNT = 8;

  private static final int REGRESSIONS = 4;
  private static final int FIRST_REGRESSION = COUNT - REGRESSIONS;
  private static final double FORGETTING = 0.999;
  private static final double SLOW_FORGETTING = 0.9998;
  private static final double POWER = 6;
  private static final double TRIMMED = 0.35;
  private static final Duration HALF_LIFE = Duration.ofHours(6);
  private static final Duration UNTIL_READY = Duration.ofHours(2);
  private static final double SMALLEST_PART = 1e-3;
  private static final double LARGEST_LOG = 20;
  // What a regression may say, beside the lowest and the highest of its inputs.
  private static final double LEAST = 0.2;
  private static final double MOST = 3;

  private final RecursiveLeastSquares[] regressions;
  private final ExpertMix mix;
  private final int untilReady;
  private int learnt;

  // Of the window at work; between windows they say nothing.
  private final double[] wide = new double[Outlook.INPUTS + 1];
  private final double[] narrow =
      new double[Outlook.INPUTS - (Outlook.SEASON_TO - Outlook.SEASON_FROM) + 1];

  LocationExperts(LeadSettings settings) {
    this.regressions =
        new RecursiveLeastSquares[] {
          new RecursiveLeastSquares(wide.length, FORGETTING),
          new RecursiveLeastSquares(wide.length, FORGETTING),
          new RecursiveLeastSquares(narrow.length, SLOW_FORGETTING),
          new RecursiveLeastSquares(narrow.length, SLOW_FORGETTING)
        };
    this.mix = new ExpertMix(COUNT, POWER, TRIMMED, settings.rate(HALF_LIFE));
    this.untilReady = settings.count(UNTIL_READY);
  }

  /** The opinions; NaN of those that say nothing yet. */
  double[] opinions(Outlook outlook) {
    double[] opinions = Arrays.copyOf(outlook.simple(), COUNT);
    double least = LEAST * Arrays.stream(outlook.inputs()).min().orElseThrow();
    double most = MOST * Arrays.stream(outlook.inputs()).max().orElseThrow();
    for (int i = 0; i < REGRESSIONS; i++) {
      double said = Double.NaN;
      if (learnt >= untilReady) {
        double predicted = regressions[i].predict(row(i, outlook.inputs(), outlook.size()));
        double value = isLog(i) ? Math.exp(Math.min(LARGEST_LOG, predicted)) : predicted;
        said = Math.max(least, Math.min(most, value * outlook.size()));
      }
      opinions[FIRST_REGRESSION + i] = said;
    }
    return opinions;
  }

  private static boolean isLog(int regression) {
    return regression % 2 == 1;
  }

  /** The inputs of a regression, in sizes or their logarithm, and 1. */
  private double[] row(int regression, double[] inputs, double size) {
    double[] row = regression < 2 ? wide : narrow;
    int at = 0;
    for (int i = 0; i < inputs.length; i++) {
      if (row == wide || i < Outlook.SEASON_FROM || i >= Outlook.SEASON_TO) {
        row[at++] = isLog(regression) ? log(inputs[i], size) : inputs[i] / size;
      }
    }
    row[at] = 1;
    return row;
  }

  private static double log(double value, double size) {
    return Math.log(Math.max(value / size, SMALLEST_PART));
  }

  /**
   * What opinions say together.
   *
   * @param usual error to be expected of one that has not been tried
   * @return NaN when there is none
   */
  double mixed(double[] opinions, double usual) {
    return mix.mix(opinions, usual);
  }

  /** Learns what came of opinions that were given for a window. */
  void learn(double[] opinions, double[] inputs, double size, double value) {
    for (int expert = 0; expert < COUNT; expert++) {
      if (!Double.isNaN(opinions[expert])) {
        mix.learn(expert, Math.abs(value - opinions[expert]));
      }
    }
    for (int i = 0; i < REGRESSIONS; i++) {
      regressions[i].learn(row(i, inputs, size), isLog(i) ? log(value, size) : value / size);
    }
    learnt = Math.min(learnt + 1, Integer.MAX_VALUE - 1);
  }

  int bytes() {
    int rows =
        2 * RecursiveLeastSquares.bytes(wide.length)
            + 2 * RecursiveLeastSquares.bytes(narrow.length);
    return rows + mix.bytes() + Integer.BYTES;
  }

  void encode(ByteBuffer out) {
    for (RecursiveLeastSquares regression : regressions) {
      regression.encode(out);
    }
    mix.encode(out);
    out.putInt(learnt);
  }

  void decode(ByteBuffer in) {
    for (RecursiveLeastSquares regression : regressions) {
      regression.decode(in);
    }
    mix.decode(in);
    learnt = in.getInt();
  }
}
