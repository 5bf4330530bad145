package io.foretide.model.detection;

import io.foretide.model.season.SeasonChunk;
import io.foretide.model.statistics.VarianceStabilizer;
import java.time.Duration;

/**
 * Says how unusual a window is, seen in complementary ways.
 *
 * <pre>
 *   value − mean of the last few ──▶ ÷ scale ──▶ compress ──▶ point      a spike, a short shift
 *   value − season − offset      ──▶ ÷ scale ──▶ compress ──▶ departure  a few windows off the season
 *                                                        └──▶ creep      fifty windows of leaving the season
 *   each: smooth ──▶ what is new of it ──▶ how rare on this series;      the rarest decides
 * </pre>
 *
 * <p>A scale is a mean absolute deviation that incidents hardly move, times what is usual at this
 * time of day, and never smaller than what counting alone explains or than a small part of the
 * series' own level and range: tiny but improbable deviations are no incident.
 *
 * <p>Besides, a series that has not moved for longer than it ever did is unusual for a few windows.
 *
 * <p>Stateless: one instance serves every series.
 */
public final class Detector {
  /** Tail at which the score is one half: the default alert. */
  public static final double TAIL_AT_HALF = 2.4;

  // A departure counts in full when its statistic is larger than usual by this part.
  private static final double BEYOND_USUAL = 0.2;
  // What noise alone peaks at is no departure that is known.
  private static final double KNOWN_TO_DEPART = 8;
  private static final double SIZE_RATE = 0.001;
  private static final double COMPRESSION = 4;
  private static final int FEWEST_CHANGES = 3;
  private static final double SETTLED_AFTER_MILLIS = Duration.ofMinutes(432).toMillis();
  private static final long WEEK_MILLIS = Duration.ofDays(7).toMillis();
  // Any two windows lie on a line; a feed is frozen from the third.
  private static final int WINDOWS_OF_A_LINE = 2;
  private static final int FROZEN_SPEAKS_FOR = 3;
  private static final double TAIL_OF_FROZEN = 3;
  private static final int REFRACTORY_WINDOWS = 5;
  private static final double REFRACTORY_SHARE = 0.65;
  // Mean absolute value of a normal variable over its standard deviation.
  private static final double MEAN_PER_DEVIATION = 0.8;
  // What is left of the last few values after a window without one.
  private static final double KEPT_IN_GAP = 0.8;

  private final int adoptedAfter;

  /**
   * A detector.
   *
   * @param adoptedAfter windows after which what lasts is the new normal
   */
  public Detector(int adoptedAfter) {
    this.adoptedAfter = adoptedAfter;
  }

  /** Looks at a window with a value, then learns from it. */
  public void look(Observation seen, DetectorState state, SeasonChunk chunk) {
    TimeOfDay.enter(chunk, seen.day);
    state.see(seen);
    bridgeGap(seen, state);
    measure(seen, state, chunk);
    weigh(seen, state, chunk);
    learn(seen, state, chunk);
  }

  /** 0..1: one half where the tail of the last window is rare enough for the default alert. */
  public static double score(DetectorState state) {
    return scoreOf(state.tail);
  }

  /** The score of a tail, at least 0. */
  public static double scoreOf(double tail) {
    return tail / (tail + TAIL_AT_HALF);
  }

  /** The tail behind a score, 0 to below 1: about −log₁₀ of how rare the window is. */
  public static double tailOf(double score) {
    return TAIL_AT_HALF * score / (1 - score);
  }

  /** +1 when the evidence of the score lies above the expectation, -1 below, 0 without. */
  public static int direction(DetectorState state) {
    return state.direction;
  }

  /**
   * How much of the last window's departure from the season is more than what the series departs by
   * on other days at this time: 1 for all of it, 0 for none, as of a nightly job that is known.
   */
  public static double unusualShare(DetectorState state, SeasonChunk chunk) {
    double usual = TimeOfDay.usualPeak(chunk, Reference.SEASON);
    double beyond = state.departure.statistic() - usual;
    return usual < KNOWN_TO_DEPART ? 1 : Math.max(0, Math.min(1, beyond / (BEYOND_USUAL * usual)));
  }

  /** Whether the series is known to depart from its season at this time of day. */
  public static boolean isKnownToDepart(SeasonChunk chunk) {
    return TimeOfDay.usualPeak(chunk, Reference.SEASON) >= KNOWN_TO_DEPART;
  }

  /**
   * Windows for which the series has not moved, when it never did that for so long; 0 otherwise,
   * before a week is known, and once that is the new normal.
   *
   * @param startMillis start of the last window, milliseconds since the epoch
   */
  public int frozenWindows(DetectorState state, long startMillis) {
    int unusual = state.frozen.unusualWindows();
    boolean speaks = knowsWeek(state, startMillis) && unusual > 0 && unusual <= adoptedAfter;
    return speaks ? state.frozen.windows() + WINDOWS_OF_A_LINE : 0;
  }

  private static boolean knowsWeek(DetectorState state, long startMillis) {
    return startMillis - state.firstMillis >= WEEK_MILLIS;
  }

  /** After a gap the season says better where the series should be than its last values do. */
  private static void bridgeGap(Observation seen, DetectorState state) {
    if (seen.steps > 1 && seen.isSeasonal()) {
      double kept = Math.pow(KEPT_IN_GAP, (double) (seen.steps - 1));
      state.recent.move(seen.y - seen.residual + state.season.mean(), 1 - kept);
    }
  }

  private static void measure(Observation seen, DetectorState state, SeasonChunk chunk) {
    double smallest =
        VarianceStabilizer.smallestDeviation(seen.kind, state.size, state.slow.spread().mean());
    boolean known = state.changes >= FEWEST_CHANGES;
    Follower slow = state.slow;
    slow.look(seen.y - slow.mean(), known ? Math.hypot(slow.spread().mean(), smallest) : 0);
    double ofRecent = scale(Reference.RECENT, state.recent, smallest, seen, chunk);
    state.recent.look(seen.y - state.recent.mean(), known ? ofRecent : 0);
    double departure = seen.isSeasonal() ? seen.residual - state.season.mean() : slow.error();
    double ofSeason = scale(Reference.SEASON, state.season, smallest, seen, chunk);
    state.season.look(departure, known ? ofSeason : 0);
  }

  private static double scale(
      Reference reference,
      Follower follower,
      double smallest,
      Observation seen,
      SeasonChunk chunk) {
    double spread = follower.spread().mean() * TimeOfDay.spreadFactor(chunk, reference);
    return Math.hypot(Math.max(spread, MEAN_PER_DEVIATION * seen.sampling), smallest);
  }

  private static void weigh(Observation seen, DetectorState state, SeasonChunk chunk) {
    double deviation = compressed(state.recent.deviation());
    double off = seen.isSeasonal() ? compressed(state.season.deviation()) : 0;
    double usualPoint = TimeOfDay.usualPeak(chunk, Reference.RECENT);
    double usualDeparture = TimeOfDay.usualPeak(chunk, Reference.SEASON);
    double tail = state.point.tail(deviation, seen.steps, usualPoint);
    double departed = state.departure.tail(off, seen.steps, usualDeparture);
    double crept = state.creep.tail(off, seen.steps, 0);
    int direction = (int) Math.signum(deviation);
    if (departed > tail) {
      direction = state.departure.direction();
      tail = departed;
    }
    double settled = Math.min(1, (seen.startMillis - state.firstMillis) / SETTLED_AFTER_MILLIS);
    boolean again = state.refractory > 0;
    boolean unusual = settled * tail > TAIL_AT_HALF;
    state.refractory = unusual ? REFRACTORY_WINDOWS : Math.max(0, state.refractory - 1);
    tail = again ? REFRACTORY_SHARE * tail : tail;
    state.direction = crept > tail ? state.creep.direction() : direction;
    state.tail = settled * Math.max(crept, tail);
    noticeFrozen(seen, state);
  }

  /** Speaks for a few windows once the series has not moved for longer than in a whole week. */
  private static void noticeFrozen(Observation seen, DetectorState state) {
    state.frozen.look(seen.y, state.recent.spread().mean(), seen.steps);
    int windows = state.frozen.unusualWindows();
    boolean speaks = knowsWeek(state, seen.startMillis) && windows > 0;
    if (speaks && windows <= FROZEN_SPEAKS_FOR && state.tail < TAIL_OF_FROZEN) {
      state.tail = TAIL_OF_FROZEN;
      state.direction = 0;
    }
  }

  private static void learn(Observation seen, DetectorState state, SeasonChunk chunk) {
    double youth = state.youth();
    boolean settled = state.isSettled();
    learnSpread(Reference.RECENT, state.recent.learnSpread(youth, settled), chunk);
    learnSpread(Reference.SEASON, state.season.learnSpread(youth, settled), chunk);
    state.slow.learnSpread(youth, settled);
    state.size += Math.max(SIZE_RATE, youth) * (Math.abs(seen.value) - state.size);
    state.point.learn();
    TimeOfDay.learnPeak(chunk, Reference.RECENT, state.point.statistic());
    state.recent.follow(youth, settled);
    state.slow.follow(youth, settled);
    if (seen.isSeasonal()) {
      state.departure.learn();
      state.creep.learn();
      TimeOfDay.learnPeak(chunk, Reference.SEASON, state.departure.statistic());
      state.season.follow(0, true);
    }
  }

  private static void learnSpread(Reference reference, double ratio, SeasonChunk chunk) {
    if (ratio > 0) {
      TimeOfDay.learnSpread(chunk, reference, ratio);
    }
  }

  /** A deviation in scales, linear up to a few and logarithmic beyond. */
  private static double compressed(double deviation) {
    double u = Math.abs(deviation) / COMPRESSION;
    return COMPRESSION * Math.copySign(Math.log(u + Math.sqrt(u * u + 1)), deviation);
  }
}
