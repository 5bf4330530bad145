package io.foretide.model.baseline;

import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.util.Random;

/** Series whose law is known, in windows of five minutes. */
enum Law {
  NORMAL(SignalKind.GAUGE, 0) {
    @Override
    double next(long time, double before, Random random) {
      return 50 + 4 * random.nextGaussian();
    }
  },
  POISSON_OF_3(SignalKind.COUNT, 0) {
    @Override
    double next(long time, double before, Random random) {
      return poisson(random, 3);
    }
  },
  POISSON_OF_300(SignalKind.COUNT, 0) {
    @Override
    double next(long time, double before, Random random) {
      return poisson(random, 300);
    }
  },
  LOG_NORMAL(SignalKind.LATENCY, 0) {
    @Override
    double next(long time, double before, Random random) {
      return 80 * Math.exp(0.2 * random.nextGaussian());
    }
  },
  BINOMIAL(SignalKind.RATIO, 300) {
    @Override
    double next(long time, double before, Random random) {
      return share(random, 300, 0.02);
    }
  },
  AUTOREGRESSIVE(SignalKind.GAUGE, 0) {
    @Override
    double next(long time, double before, Random random) {
      return 50 + 0.8 * (before - 50) + 4 * random.nextGaussian();
    }
  },
  SEASONAL(SignalKind.GAUGE, 0) {
    @Override
    double next(long time, double before, Random random) {
      return 50 + 40 * shape(time) + 4 * random.nextGaussian();
    }
  },
  SEASONAL_COUNT(SignalKind.COUNT, 0) {
    @Override
    double next(long time, double before, Random random) {
      return poisson(random, 1_500 * shape(time));
    }
  };

  private static final long DAY = Duration.ofDays(1).toMillis();

  final SignalKind kind;
  final double weight;

  Law(SignalKind kind, double weight) {
    this.kind = kind;
    this.weight = weight;
  }

  abstract double next(long time, double before, Random random);

  /**
   * Time of day, busiest at noon, and of week: 0.2..1 on weekdays, two fifths of it on weekends.
   */
  static double shape(long time) {
    double day = 2 * Math.PI * Math.floorMod(time, DAY) / DAY;
    // The epoch began on a Thursday.
    boolean weekend = Math.floorMod(Math.floorDiv(time, DAY) + 3, 7L) >= 5;
    return (0.6 - 0.4 * Math.cos(day)) * (weekend ? 0.4 : 1);
  }

  static int poisson(Random random, double mean) {
    if (mean > 600) {
      // Of a mean so large close enough to normal.
      return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** Share of failed requests; NaN without any. */
  static double share(Random random, int requests, double probability) {
    double failed = 0;
    for (int i = 0; i < requests; i++) {
      failed += random.nextDouble() < probability ? 1 : 0;
    }
    return failed / requests;
  }
}
