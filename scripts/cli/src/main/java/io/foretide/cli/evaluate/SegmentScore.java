package io.foretide.cli.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How anomalies met labelled segments, by the rule of the AIOps challenge: a segment whose first
 * eight rows hold an anomaly counts with all of its rows as found, and otherwise as missed; an
 * anomaly on a row without a label is false. Rows of all series are pooled.
 *
 * @param f1 F1 at the default alert
 * @param precision precision at the default alert
 * @param recall recall at the default alert
 * @param bestF1 F1 at the threshold that is best for these labels
 * @param bestThreshold that threshold
 * @param cappedF1 F1 at the default alert when no segment counts for more than a hundred rows
 * @param falseSegmentsPerDay runs of false anomalies per series and day
 * @param segments number of segments
 * @param found number of segments found
 */
record SegmentScore(
    double f1,
    double precision,
    double recall,
    double bestF1,
    double bestThreshold,
    double cappedF1,
    double falseSegmentsPerDay,
    int segments,
    int found) {
  private static final int ROWS_TO_FIND_IT = 8;
  private static final int CAP = 100;

  /** Scores the rows from one share of each series to another. */
  static SegmentScore of(List<JudgedSeries> series, double fromShare, double toShare) {
    Pool pool = new Pool();
    for (JudgedSeries one : series) {
      pool.add(one, (int) (one.rows() * fromShare), (int) (one.rows() * toShare));
    }
    return pool.score();
  }

  private record Segment(float score, int rows, boolean found) {}

  private static final class Pool {
    private final List<Segment> segments = new ArrayList<>();
    private final List<float[]> unlabelled = new ArrayList<>();
    private int falseRows;
    private int falseSegments;
    private double days;

    void add(JudgedSeries series, int from, int to) {
      days += series.days(from, to);
      float[] scores = new float[to - from];
      int count = 0;
      boolean before = false;
      for (int row = from; row < to; row++) {
        if (series.labels().get(row)) {
          int end = Math.min(to, series.labels().nextClearBit(row));
          segments.add(segment(series, row, end));
          row = end - 1;
          before = false;
        } else {
          scores[count++] = series.scores()[row];
          boolean anomaly = series.scores()[row] >= series.threshold();
          falseRows += anomaly ? 1 : 0;
          falseSegments += anomaly && !before ? 1 : 0;
          before = anomaly;
        }
      }
      unlabelled.add(Arrays.copyOf(scores, count));
    }

    private static Segment segment(JudgedSeries series, int from, int end) {
      float highest = 0;
      for (int row = from; row < Math.min(end, from + ROWS_TO_FIND_IT); row++) {
        highest = Math.max(highest, series.scores()[row]);
      }
      return new Segment(highest, end - from, highest >= series.threshold());
    }

    SegmentScore score() {
      double found = rows(true, Integer.MAX_VALUE);
      double missed = rows(false, Integer.MAX_VALUE);
      double[] best = best();
      return new SegmentScore(
          f1(found, missed, falseRows),
          found / (found + falseRows),
          found / (found + missed),
          best[0],
          best[1],
          f1(rows(true, CAP), rows(false, CAP), falseRows),
          falseSegments / days,
          segments.size(),
          (int) segments.stream().filter(Segment::found).count());
    }

    private double rows(boolean found, int cap) {
      return segments.stream()
          .filter(segment -> segment.found() == found)
          .mapToInt(segment -> Math.min(cap, segment.rows()))
          .sum();
    }

    private static double f1(double found, double missed, double wrong) {
      return 2 * found / (2 * found + missed + wrong);
    }

    /** F1 and threshold where F1 is highest. */
    private double[] best() {
      float[] scores = concatenated();
      Arrays.sort(scores);
      segments.sort(Comparator.comparingDouble(Segment::score).reversed());
      double all = rows(true, Integer.MAX_VALUE) + rows(false, Integer.MAX_VALUE);
      double found = 0;
      double[] best = {0, 1};
      for (Segment segment : segments) {
        found += segment.rows();
        int wrong = scores.length - firstNotBelow(scores, segment.score());
        double f1 = f1(found, all - found, wrong);
        if (f1 > best[0]) {
          best = new double[] {f1, segment.score()};
        }
      }
      return best;
    }

    private float[] concatenated() {
      float[] all = new float[unlabelled.stream().mapToInt(part -> part.length).sum()];
      int at = 0;
      for (float[] part : unlabelled) {
        System.arraycopy(part, 0, all, at, part.length);
        at += part.length;
      }
      return all;
    }

    private static int firstNotBelow(float[] sorted, float value) {
      int low = 0;
      int high = sorted.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sorted[middle] < value) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
