package io.foretide.model.lead;

import io.foretide.model.statistics.DecayingHistogram;
import io.foretide.model.statistics.RunningMean;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A way to a capacity: a base and so many scales that values exceed it as often as they may, by how
 * they lay over base and scale before. What it cost is its pinball loss.
 */
final class Candidate {
  static final int BYTES = DecayingHistogram.BYTES + RunningMean.BYTES;

  private static final DecayingHistogram.Prior PRIOR = new DecayingHistogram.Prior(50, 2.3);
  private static final double LOG_OF_TWO = Math.log(2);
  private static final Duration LONGEST_HALF_LIFE = Duration.ofDays(14);
  private static final Duration SHORTEST_HALF_LIFE = Duration.ofHours(1);

  /** After which a loss counts half. */
  static final Duration LOSS_HALF_LIFE = Duration.ofDays(3);

  private final LeadSettings settings;
  private final double lossRate;
  // Windows.
  private final int longest;
  private final int shortest;
  private final DecayingHistogram distances;
  private final RunningMean loss = new RunningMean();

  Candidate(LeadSettings settings) {
    this.settings = settings;
    this.lossRate = settings.rate(LOSS_HALF_LIFE);
    this.longest = settings.count(LONGEST_HALF_LIFE);
    this.shortest = settings.count(SHORTEST_HALF_LIFE);
    this.distances = new DecayingHistogram(PRIOR, 1);
  }

  /** Scales over the base that values exceed with this probability. */
  double quantile(double exceeded) {
    return distances.quantile(1 - exceeded);
  }

  /** Mean pinball loss of late; 0 before the first. */
  double loss() {
    return loss.value();
  }

  /**
   * Learns a value.
   *
   * @param capacity that it had come to
   */
  void learn(double base, double scale, double capacity, double value) {
    loss.learn(settings.loss(capacity, value), lossRate);
    distances.learn((value - base) / scale, memory());
  }

  /** At first as long as was learnt, so that the first days do not outweigh what they turn into. */
  private double memory() {
    return Math.min(longest, (double) loss.count() + shortest) / LOG_OF_TWO;
  }

  void encode(ByteBuffer out) {
    distances.encode(out);
    loss.encode(out);
  }

  void decode(ByteBuffer in) {
    distances.decode(in);
    loss.decode(in);
  }
}
