package io.foretide.model.forecast;

import java.nio.ByteBuffer;

/**
 * An opinion on the steps to come. Experts differ on purpose: what they have in common is the
 * contract that a step teaches them once, before it is part of the history.
 */
interface PathExpert {

  /**
   * Learns a step.
   *
   * @param step the step after the last of the history
   * @param value its value, in the unit of the signal
   * @param seasonOffset how far from the step the step lies whose season the value has
   */
  void learn(StepHistory history, ValueScale scale, long step, double value, long seasonOffset);

  /** Whether enough was seen for an opinion. */
  boolean isReady(StepHistory history);

  /**
   * Says what the steps after the last of the history will bring.
   *
   * @param seasons by which season each step is forecast
   * @param path value of each step, in the unit of the signal; NaN of a step of which it says
   *     nothing because of another season; set
   */
  void path(StepHistory history, ValueScale scale, SeasonOffsets seasons, double[] path);

  /** Most bytes that {@link #encode} writes. */
  int bytes();

  void encode(ByteBuffer out);

  void decode(ByteBuffer in);
}
