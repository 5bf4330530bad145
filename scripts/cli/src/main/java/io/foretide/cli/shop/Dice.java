package io.foretide.cli.shop;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Seeded draws from the distributions that traffic is made of.
 *
 * <p>Sources: Marsaglia and Tsang, A simple method for generating gamma variables (2000); Devroye,
 * Non-Uniform Random Variate Generation (1986), chapters X.3 and X.4.
 */
final class Dice {
  private static final double POISSON_BY_PRODUCT = 30;
  private static final double BINOMIAL_BY_WAITING = 20;

  private final SplittableRandom random;

  Dice(long seed) {
    this(new SplittableRandom(seed));
  }

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  /** Dice of their own, so that what they are used for disturbs no other draw. */
  Dice split() {
    return new Dice(random.split());
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return random.nextDouble();
  }

  /** Uniform in (0, 1). */
  double uniformInside() {
    return random.nextDouble(Double.MIN_NORMAL, 1);
  }

  /** Uniform in [low, high). */
  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform in [low, high). */
  int between(int low, int high) {
    return random.nextInt(low, high);
  }

  double gaussian() {
    return random.nextGaussian();
  }

  /** Exponential with mean 1. */
  double exponential() {
    return -StrictMath.log(1 - random.nextDouble());
  }

  void fill(byte[] bytes) {
    random.nextBytes(bytes);
  }

  void shuffle(List<?> list) {
    Collections.shuffle(list, new Random(random.nextLong()));
  }

  /** Number of events where {@code mean} are expected. */
  int poisson(double mean) {
    if (mean >= POISSON_BY_PRODUCT) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = StrictMath.exp(-mean);
    int events = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      events++;
    }
    return events;
  }

  /** Number of successes in {@code trials} of chance {@code chance}. */
  int binomial(int trials, double chance) {
    if (chance <= 0 || trials == 0) {
      return 0;
    }
    if (chance > 0.5) {
      return trials - binomial(trials, 1 - chance);
    }
    double variance = trials * chance * (1 - chance);
    if (variance > BINOMIAL_BY_WAITING) {
      long drawn = Math.round(trials * chance + Math.sqrt(variance) * random.nextGaussian());
      return (int) Math.min(trials, Math.max(0, drawn));
    }
    return successesByWaiting(trials, chance);
  }

  /** Jumps from success to success: the trials between them are geometric. */
  private int successesByWaiting(int trials, double chance) {
    double scale = 1 / StrictMath.log1p(-chance);
    int successes = 0;
    double trial = 0;
    while (true) {
      trial += Math.floor(StrictMath.log(1 - random.nextDouble()) * scale) + 1;
      if (trial > trials) {
        return successes;
      }
      successes++;
    }
  }

  /** Gamma with scale 1 and a whole shape; the sum of {@code shape} exponentials, 0 for none. */
  double gamma(int shape) {
    if (shape == 0) {
      return 0;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = random.nextGaussian();
      double v = 1 + c * z;
      if (v > 0) {
        v = v * v * v;
        if (StrictMath.log(1 - random.nextDouble())
            < 0.5 * z * z + d - d * v + d * StrictMath.log(v)) {
          return d * v;
        }
      }
    }
  }
}
