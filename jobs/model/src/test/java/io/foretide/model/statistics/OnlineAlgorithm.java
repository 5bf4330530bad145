package io.foretide.model.statistics;

import java.util.stream.DoubleStream;

/** An algorithm at work on one series, as {@link OnlineContract} sees it. */
public interface OnlineAlgorithm {

  /**
   * Takes the next value, mapped to the domain of the algorithm; NaN is a gap.
   *
   * @return everything that the algorithm says of it
   */
  double[] next(double value);

  /** A new instance that goes on from the encoded state of this one. */
  OnlineAlgorithm restored();

  /** The numbers of the state, but for those documented as NaN. */
  DoubleStream state();

  /** Asserts what holds of every row that {@link #next} returns. */
  void assertSound(double[] row);
}
