package io.foretide.model.lead;

import io.foretide.model.series.Singles;
import io.foretide.model.statistics.RunningMean;
import io.foretide.model.statistics.TrimmedMean;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/**
 * The capacity that is exceeded as often as it may be: five ways to it, trusted by what they would
 * have cost, and a feedback on how often the capacity truly in force was exceeded.
 *
 * <p>Beside them two rivals are kept that anybody could have: the highest value of the last ten
 * minutes and yesterday's value, each times what would have been enough. While the first has cost
 * less, it decides.
 */
final class CapacityMix {
  private static final int MIXED = 5;
  private static final int REACTIVE = 5;
  private static final int NAIVE = 6;
  static final int CANDIDATES = 7;

  private static final double POWER = 8;
  private static final double TRIMMED = 0.2;
  // Holding a decision and the candidates' lag cost a part of the target.
  private static final double OF_TARGET = 0.85;
  private static final double GAIN = 0.2;
  private static final double LOOSEST = -1;
  // Whole replicas and stabilization leave capacity that was not asked for: where it is, the
  // feedback may go further: by 0.3 for each per cent of it, to twenty times the target at most.
  private static final double LOOSER_BY_SLACK = 30;
  private static final double LOOSEST_OF_ALL = -3;
  private static final double TIGHTEST = 0.3;
  // A target below 1 % has less to learn from: it may be tightened further, by so much for each
  // factor of ten.
  private static final double COMMON = 0.01;
  private static final double TIGHTER_BY_TENTH = 0.8;
  private static final double LEAST_OF_USUAL = 0.6;
  private static final double LEAST_OF_SIZE = 0.01;
  private static final double OVER_HIGHEST = 1.2;
  private static final Duration UNTIL_LIMITED = Duration.ofDays(1);
  private static final Duration UNTIL_JUDGED = Duration.ofHours(12);
  private static final double WORSE = 1.1;
  private static final double LEAST_RELATIVE_LOSS = 1e-9;

  private final LeadSettings settings;
  private final double lossRate;
  private final double tightest;
  // Windows.
  private final int untilLimited;
  private final int untilJudged;
  private final Candidate[] candidates = new Candidate[CANDIDATES];
  private final TrimmedMean mean = new TrimmedMean(TRIMMED, MIXED);
  private final RunningMean loss = new RunningMean();
  private final RunningMean violations = new RunningMean();
  // Logarithm of the capacity in force over the one decided.
  private final RunningMean slack = new RunningMean();
  private double correction;
  private boolean followsDemand;

  // Of the decision at work; between decisions they say nothing.
  private final double[] opinions = new double[MIXED];
  private final double[] weights = new double[MIXED];

  CapacityMix(LeadSettings settings) {
    this.settings = settings;
    this.lossRate = settings.rate(Candidate.LOSS_HALF_LIFE);
    double rarer = Math.max(0, Math.log10(COMMON / settings.targetViolation()));
    this.tightest = TIGHTEST + TIGHTER_BY_TENTH * rarer;
    this.untilLimited = settings.count(UNTIL_LIMITED);
    this.untilJudged = settings.count(UNTIL_JUDGED);
    Arrays.setAll(candidates, candidate -> new Candidate(settings));
  }

  /** How the capacity compares with what anybody could have. */
  LeadSkill skill() {
    return loss.count() == 0
        ? LeadSkill.UNKNOWN
        : new LeadSkill(
            loss.value(),
            candidates[REACTIVE].loss(),
            candidates[NAIVE].loss(),
            violations.value(),
            followsDemand);
  }

  /**
   * Decides for the window ahead.
   *
   * @param median forecast of it
   * @param scale expected error
   * @param ofTime expected error at its time of day
   */
  CapacityDecision decide(
      DemandHistory seen, Outlook outlook, double median, double scale, double ofTime) {
    // After an outage the forecast is of the outage; what comes back is the usual.
    double base = Math.max(median, LEAST_OF_USUAL * outlook.usual());
    float[] bases = Singles.of(new double[] {base, 0, base, 0, base, 0, 0});
    float[] scales = scales(outlook, base, scale, ofTime);
    float[] quantiles = new float[CANDIDATES];
    for (int i = 0; i < CANDIDATES; i++) {
      quantiles[i] = (float) candidates[i].quantile(exceeded());
    }
    CapacityDecision open = new CapacityDecision(bases, scales, quantiles, 0, 0);
    double mixed = mixed(open, outlook.size());
    double capacity = followsDemand ? open.of(REACTIVE) : mixed;
    if (seen.count() > untilLimited) {
      capacity = Math.min(capacity, OVER_HIGHEST * Math.max(seen.highest(), median));
    }
    return new CapacityDecision(bases, scales, quantiles, (float) mixed, (float) capacity);
  }

  private static float[] scales(Outlook outlook, double base, double scale, double ofTime) {
    double least = LEAST_OF_SIZE * outlook.size();
    return Singles.of(
        new double[] {
          scale,
          base,
          ofTime,
          Math.max(outlook.reactive(), least),
          Math.cbrt(scale * ofTime * base),
          Math.max(outlook.recentHighest(), least),
          Math.max(outlook.yesterday(), least)
        });
  }

  /** Probability of being exceeded that is aimed at. */
  double exceeded() {
    double target = settings.targetViolation();
    return Math.min(LeadSettings.MOST_VIOLATION, OF_TARGET * target * Math.exp(-correction));
  }

  private double mixed(CapacityDecision open, double size) {
    double heaviest = 0;
    for (int i = 0; i < MIXED; i++) {
      opinions[i] = open.of(i);
      weights[i] = Math.pow(candidates[i].loss() / size + LEAST_RELATIVE_LOSS, -POWER);
      heaviest = Math.max(heaviest, weights[i]);
    }
    for (int i = 0; i < MIXED; i++) {
      weights[i] /= heaviest;
    }
    return mean.of(opinions, weights);
  }

  /**
   * Learns what came of a decision.
   *
   * @param inForce capacity that was truly there
   */
  void learn(CapacityDecision made, double value, double inForce) {
    for (int i = 0; i < CANDIDATES; i++) {
      candidates[i].learn(made.bases()[i], made.scales()[i], made.of(i), value);
    }
    loss.learn(settings.loss(made.mixed(), value), lossRate);
    feedBack(value > inForce ? 1 : 0, inForce / made.capacity());
    if (loss.count() > untilJudged) {
      double rival = candidates[REACTIVE].loss();
      followsDemand = loss.value() > (followsDemand ? rival : WORSE * rival);
    }
  }

  private void feedBack(double violated, double inForce) {
    violations.learn(violated, lossRate);
    if (inForce > 0 && Double.isFinite(inForce)) {
      slack.learn(Math.log(inForce), lossRate);
    }
    double looser = LOOSEST - LOOSER_BY_SLACK * Math.max(0, slack.value());
    double next = correction + GAIN * (violated - settings.targetViolation());
    correction = Math.max(Math.max(LOOSEST_OF_ALL, looser), Math.min(tightest, next));
  }

  int bytes() {
    return CANDIDATES * Candidate.BYTES + 3 * RunningMean.BYTES + Double.BYTES + 1;
  }

  void encode(ByteBuffer out) {
    for (Candidate candidate : candidates) {
      candidate.encode(out);
    }
    loss.encode(out);
    violations.encode(out);
    slack.encode(out);
    out.putDouble(correction).put((byte) (followsDemand ? 1 : 0));
  }

  void decode(ByteBuffer in) {
    for (Candidate candidate : candidates) {
      candidate.decode(in);
    }
    loss.decode(in);
    violations.decode(in);
    slack.decode(in);
    correction = in.getDouble();
    followsDemand = in.get() != 0;
  }
}
