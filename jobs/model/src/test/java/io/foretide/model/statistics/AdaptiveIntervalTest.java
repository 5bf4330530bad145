package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptiveIntervalTest extends OnlineContract {
  private static final long SEED = 7;

  private enum Law {
    NORMAL,
    UNIFORM,
    SKEWED,
    HEAVY_TAILED;

    double draw(Random random) {
      return switch (this) {
        case NORMAL -> random.nextGaussian();
        case UNIFORM -> 2 * random.nextDouble() - 1;
        case SKEWED -> -Math.log(1 - random.nextDouble()) - 1;
        case HEAVY_TAILED -> random.nextGaussian() / Math.sqrt(random.nextDouble() + 0.01);
      };
    }
  }

  @Override
  protected Stream<Subject> subjects() {
    return Stream.of(new Subject("interval", () -> new Online(new AdaptiveInterval())));
  }

  @Test
  void saysNothingOfCoverageBeforeThereIsEvidence() {
    AdaptiveInterval interval = new AdaptiveInterval();
    for (int i = 0; i < 19; i++) {
      interval.learn(0);
      assertThat(interval.coverage()).isNaN();
    }
    interval.learn(1);
    assertThat(interval.coverage()).isCloseTo(0.95, within(1e-12));
  }

  @Test
  void widensOnlyTheSideThatWasMissed() {
    AdaptiveInterval interval = new AdaptiveInterval();
    double before = interval.above();
    interval.learn(1);
    assertThat(interval.above()).isGreaterThan(before);
    assertThat(interval.below()).isLessThan(before);
  }

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @EnumSource
  void leavesTwoAndAHalfPercentBeyondEachSide(Law law) {
    Random random = new Random(SEED);
    AdaptiveInterval interval = new AdaptiveInterval();
    int drawn = 40_000;
    int below = 0;
    int above = 0;
    for (int i = 0; i < drawn; i++) {
      double value = law.draw(random);
      int side = value < -interval.below() ? -1 : value > interval.above() ? 1 : 0;
      below += side < 0 ? 1 : 0;
      above += side > 0 ? 1 : 0;
      interval.learn(side);
    }
    assertThat((double) below / drawn).isCloseTo(0.025, within(0.0025));
    assertThat((double) above / drawn).isCloseTo(0.025, within(0.0025));
    assertThat(interval.coverage()).isCloseTo(0.95, within(0.02));
  }

  private record Online(AdaptiveInterval interval) implements OnlineAlgorithm {
    @Override
    public double[] next(double value) {
      if (!Double.isNaN(value)) {
        double scales = (value - 100) / 40;
        interval.learn(scales < -interval.below() ? -1 : scales > interval.above() ? 1 : 0);
      }
      return new double[] {interval.below(), interval.above(), interval.coverage()};
    }

    @Override
    public OnlineAlgorithm restored() {
      ByteBuffer bytes = ByteBuffer.allocate(AdaptiveInterval.BYTES);
      interval.encode(bytes);
      AdaptiveInterval restored = new AdaptiveInterval();
      restored.decode(bytes.flip());
      return new Online(restored);
    }

    @Override
    public DoubleStream state() {
      ByteBuffer bytes = ByteBuffer.allocate(AdaptiveInterval.BYTES);
      interval.encode(bytes);
      bytes.flip();
      return DoubleStream.of(bytes.getDouble(), bytes.getDouble(), bytes.getDouble());
    }

    @Override
    public void assertSound(double[] row) {
      assertThat(row[0]).isPositive().isFinite();
      assertThat(row[1]).isPositive().isFinite();
      if (!Double.isNaN(row[2])) {
        assertThat(row[2]).isBetween(0.0, 1.0);
      }
    }
  }
}
