package io.foretide.model.forecast;

import io.foretide.model.series.HorizonSkill;
import io.foretide.model.statistics.Clipping;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The paths that the experts make together, and what is learnt when they come true: how far each
 * expert is trusted, how far values lie from the mixed path, and what it was worth.
 *
 * <p>A path is kept for learning about twice within the horizon, at origins that wander through the
 * day, until its last step is past. Mutable.
 */
final class MaturingPaths {
  // The expert that repeats the day before.
  private static final int NAIVE = 0;
  // An error counts for no more than so many usual ones of the seasonal naive forecast.
  private static final double WORST = 10;
  private static final double POWER = 2;
  private static final double TRIMMED = 0.2;
  private static final double ERROR_RATE = 0.1;

  private final StepClock clock;
  private final int experts;
  private final int horizon;
  private final int everySteps;
  private final ExpertMix mix;
  private final HorizonSpread spread;
  private final SkillByHorizon skill;
  private final List<PendingPath> pending = new ArrayList<>();

  /**
   * None was made.
   *
   * @param experts how many; the first repeats the day before
   */
  MaturingPaths(StepClock clock, int experts, int horizon) {
    this.clock = clock;
    this.experts = experts;
    this.horizon = horizon;
    this.everySteps = horizon / 2 + 1;
    this.mix = new ExpertMix(experts, POWER, TRIMMED, ERROR_RATE / horizon);
    this.spread = new HorizonSpread(horizon);
    this.skill = new SkillByHorizon(horizon, (double) clock.week() / everySteps);
  }

  /** Whether the path from a step is one to learn from. */
  boolean isDue(long origin) {
    return Math.floorMod(origin, (long) everySteps) == 0;
  }

  /**
   * The path that the experts make together.
   *
   * @param last value at the origin
   * @param opinions paths of the experts, null for those that are not ready
   * @param usual usual error of the seasonal naive forecast
   */
  PendingPath of(long origin, double last, double[][] opinions, double usual) {
    double[] mixed = new double[horizon];
    double[] disagreement = new double[horizon];
    mix.mix(opinions, usual, mixed, disagreement);
    double[] errors = new double[horizon];
    for (int h = 1; h <= horizon; h++) {
      errors[h - 1] =
          spread.isKnown()
              ? spread.of(h, clock.timeOfDay(origin + h), disagreement[h - 1])
              : Double.NaN;
    }
    return PendingPath.of(origin, last, opinions, mixed, disagreement, errors);
  }

  /** What the experts say together of the next step alone. */
  double next(double[][] opinions, double usual) {
    double[] mixed = new double[1];
    mix.mix(opinions, usual, mixed, new double[1]);
    return mixed[0];
  }

  /** Error, over what a path expects, that is not exceeded with this probability. */
  double quantile(double level) {
    return spread.quantile(level);
  }

  double coverage() {
    return spread.coverage();
  }

  List<HorizonSkill> skill() {
    return skill.skill();
  }

  /** Keeps a path to learn from. */
  void add(PendingPath path) {
    pending.add(path);
  }

  /** Learns from the value of the step after the last. */
  void learn(long step, double value, double usual) {
    double worst = WORST * usual;
    for (PendingPath path : pending) {
      int h = (int) (step - path.origin);
      for (int expert = 0; expert < experts; expert++) {
        if (path.opinions[expert] != null) {
          double error = Math.abs(value - path.opinions[expert][h - 1]);
          mix.learn(expert, Math.min(worst, error));
        }
      }
      double error = Clipping.clip(value - path.mixed[h - 1], worst);
      learnSkill(path, h, value, worst);
      if (!Float.isNaN(path.spread[h - 1])) {
        skill.learnInterval(h, spread.judge(error, path.spread[h - 1]));
      }
      spread.learn(h, clock.timeOfDay(step), path.disagreement[h - 1], error, path.spread[h - 1]);
    }
    pass(step);
  }

  /** All are compared on the same steps, in the precision of the paths. */
  private void learnSkill(PendingPath path, int h, double value, double worst) {
    if (path.opinions[NAIVE] != null) {
      double rounded = (float) value;
      skill.learn(
          h,
          Clipping.clip(rounded - path.mixed[h - 1], worst),
          Clipping.clip(rounded - path.opinions[NAIVE][h - 1], worst),
          Clipping.clip(rounded - path.last, worst));
    }
  }

  /** The step after the last has no value. */
  void pass(long step) {
    pending.removeIf(path -> step - path.origin >= horizon);
  }

  /** Waits for none of the paths any longer. */
  void clear() {
    pending.clear();
  }

  int bytes() {
    return mix.bytes()
        + spread.bytes()
        + skill.bytes()
        + Integer.BYTES
        + pending.size() * PendingPath.bytes(experts, horizon);
  }

  void encode(ByteBuffer out) {
    mix.encode(out);
    spread.encode(out);
    skill.encode(out);
    out.putInt(pending.size());
    pending.forEach(path -> path.encode(out));
  }

  void decode(ByteBuffer in) {
    mix.decode(in);
    spread.decode(in);
    skill.decode(in);
    for (int count = in.getInt(); count > 0; count--) {
      pending.add(PendingPath.decode(in, experts, horizon));
    }
  }
}
