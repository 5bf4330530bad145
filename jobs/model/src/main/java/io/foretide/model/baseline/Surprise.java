package io.foretide.model.baseline;

import io.foretide.model.series.SeriesWindow;
import io.foretide.model.statistics.DeviationChannel;
import io.foretide.model.statistics.VarianceStabilizer;
import java.nio.ByteBuffer;

/**
 * How unusual a window is, seen in three complementary ways.
 *
 * <ul>
 *   <li><b>point</b>: a spike, or a shift of a few windows, against the one-step expectation;
 *   <li><b>departure</b>: a departure from the season that lasts for a few windows, which the
 *       one-step expectation soon follows;
 *   <li><b>creep</b>: a departure that lasts for an hour, of bounded size: a slow leak.
 * </ul>
 *
 * <p>The rarest decides. The two lasting ones count a little less, because departures come in runs.
 * Mutable: part of the series' state.
 */
final class Surprise {
  /** Size of the encoded state, bytes. */
  static final int BYTES = 3 * DeviationChannel.BYTES + Integer.BYTES;

  /** Tail at which the score is one half. */
  private static final double TAIL_AT_HALF = 2.6;

  private static final double WEIGHT_OF_LASTING = 0.9;
  private static final double COMPRESSION = 4;
  private static final int LONGEST_LEARNT_RUN = 3;

  private final DeviationChannel point =
      new DeviationChannel(0.55, Double.POSITIVE_INFINITY, 1.2, 6);
  private final DeviationChannel departure =
      new DeviationChannel(0.23, Double.POSITIVE_INFINITY, 0, 4);
  private final DeviationChannel creep = new DeviationChannel(0.02, 3, 0, 8);

  /** Unusual windows in a row. */
  private int run;

  private double tail;
  private int direction;

  /**
   * Looks at a window with a value, then learns how the statistics of this series are distributed,
   * but hardly from an incident.
   */
  void look(SeriesWindow window, Expectation expected, BaselineState state) {
    double y = VarianceStabilizer.toModel(window.kind(), window.value());
    double smallest = VarianceStabilizer.smallestDeviation(window.kind(), state.size, state.range);
    double error = compressed(y - expected.center(), Math.hypot(expected.scale(), smallest));
    tail = point.tail(error);
    direction = (int) Math.signum(error);
    if (expected.seasonal()) {
      double residual = y - state.anchor - expected.season();
      double scale = Math.hypot(expected.departureScale(), smallest);
      lasting(departure, compressed(residual, scale));
      lasting(creep, compressed(residual, scale));
    } else {
      departure.reset();
      creep.reset();
    }
    run = tail > TAIL_AT_HALF ? run + 1 : 0;
    if (run <= LONGEST_LEARNT_RUN) {
      point.learn();
      departure.learn();
      creep.learn();
    }
  }

  private void lasting(DeviationChannel channel, double deviation) {
    double lastingTail = WEIGHT_OF_LASTING * channel.tail(deviation);
    if (lastingTail > tail) {
      tail = lastingTail;
      direction = channel.direction();
    }
  }

  /** 0..1: one half where the tail of the last window is rare enough for the default alert. */
  double score() {
    return tail / (tail + TAIL_AT_HALF);
  }

  /** Sign of the deviation that decided. */
  int direction() {
    return direction;
  }

  /** Unusual windows in a row, the last one included. */
  int run() {
    return run;
  }

  /** A deviation in scales, linear up to a few and logarithmic beyond. */
  private static double compressed(double deviation, double scale) {
    if (scale <= 0) {
      return 0;
    }
    double u = deviation / scale / COMPRESSION;
    return COMPRESSION * Math.copySign(Math.log(Math.abs(u) + Math.sqrt(u * u + 1)), u);
  }

  void encode(ByteBuffer out) {
    point.encode(out);
    departure.encode(out);
    creep.encode(out);
    out.putInt(run);
  }

  void decode(ByteBuffer in) {
    point.decode(in);
    departure.decode(in);
    creep.decode(in);
    run = in.getInt();
  }
}
