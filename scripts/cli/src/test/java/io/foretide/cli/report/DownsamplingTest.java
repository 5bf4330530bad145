package io.foretide.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DownsamplingTest {
  private static final BitSet NONE = new BitSet();

  @Test
  void keepsEveryRowWithinTheLimit() {
    assertThat(Downsampling.rows(3, NONE, new double[] {1, Double.NaN, 3}))
        .containsExactly(0, 1, 2);
  }

  @Test
  void keepsSpikesUpAndDownOfOneRow() {
    double[] column = wave(10_000);
    column[4321] = 50;
    column[7777] = -50;
    int[] rows = Downsampling.rows(300, NONE, column);
    assertThat(rows).contains(4321, 7777).hasSizeLessThanOrEqualTo(300).isSorted();
  }

  @Test
  void keepsTheExtremesOfEveryBucket() {
    // 12 rows, limit 11 less the two ends, one column: 3 buckets of 4
    double[] column = {1, 4, 2, 3, 9, 5, 6, 7, 8, 8, 0, 8};
    assertThat(Downsampling.rows(11, NONE, column)).containsExactly(0, 1, 4, 5, 8, 10, 11);
  }

  @Test
  void keepsGapsAsGaps() {
    double[] column = wave(10_000);
    column[5000] = Double.NaN;
    Arrays.fill(column, 8000, 9000, Double.NaN);
    int[] rows = Downsampling.rows(300, NONE, column);
    double[] picked = Downsampling.pick(column, rows);
    assertThat(rows).contains(5000);
    assertThat(IntStream.range(0, rows.length).filter(i -> rows[i] >= 8000 && rows[i] < 9000))
        .isNotEmpty()
        .allMatch(i -> Double.isNaN(picked[i]));
  }

  @Test
  void keepsExtremesOfEveryColumn() {
    double[] flat = new double[1000];
    double[] step = new double[1000];
    step[500] = 1;
    assertThat(Downsampling.rows(100, NONE, flat, step)).contains(500);
  }

  @Test
  void keepsWantedRowsWhole() {
    BitSet wanted = new BitSet();
    wanted.set(2000, 2050);
    int[] rows = Downsampling.rows(300, wanted, wave(10_000));
    assertThat(rows)
        .contains(IntStream.range(2000, 2050).toArray())
        .hasSizeLessThanOrEqualTo(300)
        .isSorted();
    assertThat(rows[0]).isLessThan(100);
  }

  @Test
  void keepsTheLatestWantedRowsWhenTheyAreTooMany() {
    BitSet wanted = new BitSet();
    wanted.set(0, 10_000);
    int[] rows = Downsampling.rows(300, wanted, wave(10_000));
    assertThat(rows).contains(IntStream.range(9850, 10_000).toArray());
    assertThat(rows).hasSizeLessThanOrEqualTo(300);
  }

  @Test
  void picksTheRowsOfAnyColumn() {
    int[] rows = {0, 2};
    assertThat(Downsampling.pick(new long[] {7, 8, 9}, rows)).containsExactly(7, 9);
    assertThat(Downsampling.pick(new int[] {7, 8, 9}, rows)).containsExactly(7, 9);
  }

  private static double[] wave(int length) {
    return IntStream.range(0, length).mapToDouble(i -> Math.sin(i / 100.0)).toArray();
  }
}
