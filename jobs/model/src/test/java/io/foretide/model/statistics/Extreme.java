package io.foretide.model.statistics;

import java.util.Random;

/** Series that break arithmetic which is not careful. */
enum Extreme {
  ZEROS {
    @Override
    double value(int index, Random random) {
      return 0;
    }
  },
  GAPS {
    @Override
    double value(int index, Random random) {
      return Double.NaN;
    }
  },
  CONSTANT {
    @Override
    double value(int index, Random random) {
      return 42;
    }
  },
  TINY_CONSTANT {
    @Override
    double value(int index, Random random) {
      return TINY;
    }
  },
  HUGE_CONSTANT {
    @Override
    double value(int index, Random random) {
      return HUGE;
    }
  },
  TINY_NOISE {
    @Override
    double value(int index, Random random) {
      return TINY * random.nextGaussian();
    }
  },
  HUGE_NOISE {
    @Override
    double value(int index, Random random) {
      return HUGE * random.nextGaussian();
    }
  },
  ZERO_AND_HUGE {
    @Override
    double value(int index, Random random) {
      return index % 2 == 0 ? 0 : HUGE;
    }
  },
  TINY_AND_HUGE {
    @Override
    double value(int index, Random random) {
      return index % 2 == 0 ? TINY : HUGE;
    }
  },
  BOTH_SIGNS {
    @Override
    double value(int index, Random random) {
      return index % 2 == 0 ? -HUGE : HUGE;
    }
  },
  EVERY_MAGNITUDE {
    @Override
    double value(int index, Random random) {
      return Math.pow(10, 21 * random.nextDouble() - 9);
    }
  },
  ONE_HUGE_AFTER_CONSTANTS {
    @Override
    double value(int index, Random random) {
      return index % 1_000 == 999 ? HUGE : 1;
    }
  },
  MOSTLY_GAPS {
    @Override
    double value(int index, Random random) {
      return random.nextInt(10) > 0 ? Double.NaN : 10 * random.nextGaussian();
    }
  };

  private static final double TINY = 1e-9;
  private static final double HUGE = 1e12;

  abstract double value(int index, Random random);

  double[] values(int count, long seed) {
    Random random = new Random(seed);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = value(i, random);
    }
    return values;
  }
}
