package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailCalibrationTest extends OnlineContract {

  @Override
  protected Stream<Subject> subjects() {
    return Stream.of(4.0, 6.0)
        .map(
            quantile ->
                new Subject(
                    "tail from " + quantile, () -> new Online(quantile, calibration(quantile))));
  }

  private static TailCalibration calibration(double quantile) {
    return new TailCalibration(CalibrationSettings.defaults(0.01, quantile));
  }

  @Test
  void growsWithTheStatisticFromZeroToThirty() {
    TailCalibration calibration = calibration(4);
    double before = 0;
    assertThat(calibration.tail(0)).isZero();
    for (double value = 0.01; value < 1e9; value *= 1.5) {
      double tail = calibration.tail(value);
      assertThat(tail).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(30);
      before = tail;
    }
    assertThat(before).isEqualTo(30);
  }

  @Test
  void isTwoAtTheQuantileThatOnePercentExceed() {
    assertThat(calibration(4).tail(4)).isEqualTo(2);
  }

  // A tail of 2 is exceeded by 1 %, one of 3 by a thousandth, or by less, on whatever scale.
  @ParameterizedTest(name = "exponential of mean {0}, seed {1}")
  @CsvSource({"2, 1", "2, 2", "10, 1"})
  void meansTheSameOnEverySeries(double mean, long seed) {
    Random random = new Random(seed);
    TailCalibration calibration = calibration(6);
    int drawn = 60_000;
    int rare = 0;
    int rarer = 0;
    for (int i = 0; i < drawn; i++) {
      double value = -mean * Math.log(1 - random.nextDouble());
      if (i >= drawn / 2) {
        rare += calibration.tail(value) > 2 ? 1 : 0;
        rarer += calibration.tail(value) > 3 ? 1 : 0;
      }
      calibration.learn(value);
    }
    assertThat(2.0 * rare / drawn).isBetween(0.002, 0.013);
    assertThat(2.0 * rarer / drawn).isBetween(0.0001, 0.003);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 1e-3})
  void neverCallsASmallStatisticRareHoweverStillTheSeries(double usual) {
    TailCalibration calibration = calibration(6);
    for (int i = 0; i < 100_000; i++) {
      calibration.learn(usual);
    }
    assertThat(calibration.tail(1)).isLessThan(2);
  }

  @Test
  void aPeakThatComesEveryDayIsRareOnlyAtFirst() {
    TailCalibration calibration = calibration(6);
    double first = 0;
    double last = 0;
    for (int i = 0; i < 30 * 288; i++) {
      boolean peak = i % 288 == 100;
      if (peak) {
        last = calibration.tail(40);
        first = first == 0 ? last : first;
      }
      calibration.learn(peak ? 40 : 1);
    }
    // once in 288 windows: 10^-2.46
    assertThat(first).isGreaterThan(4);
    assertThat(last).isBetween(2.3, 2.8);
  }

  @Test
  void whatGoesOnForLongIsNoTail() {
    TailCalibration spared = calibration(6);
    TailCalibration struck = calibration(6);
    for (int i = 0; i < 2_000; i++) {
      spared.learn(i % 7);
      struck.learn(i % 7);
    }
    for (int i = 0; i < 500; i++) {
      struck.learn(60);
    }
    assertThat(struck.quantile()).isLessThan(2 * spared.quantile());
  }

  private record Online(double quantile, TailCalibration calibration) implements OnlineAlgorithm {
    @Override
    public double[] next(double value) {
      double[] tails = {calibration.tail(Math.abs(value)), calibration.tail(1)};
      if (Double.isNaN(value)) {
        return new double[] {0, tails[1]};
      }
      calibration.learn(Math.abs(value));
      return tails;
    }

    @Override
    public OnlineAlgorithm restored() {
      TailCalibration restored = TailCalibrationTest.calibration(quantile);
      restored.decode(encoded());
      return new Online(quantile, restored);
    }

    @Override
    public DoubleStream state() {
      ByteBuffer bytes = encoded();
      return DoubleStream.of(bytes.getDouble(), bytes.getDouble());
    }

    private ByteBuffer encoded() {
      ByteBuffer bytes = ByteBuffer.allocate(TailCalibration.BYTES);
      calibration.encode(bytes);
      return bytes.flip();
    }

    @Override
    public void assertSound(double[] row) {
      assertThat(row[0]).isBetween(0.0, 30.0);
      assertThat(row[1]).isBetween(0.0, 30.0);
    }
  }
}
