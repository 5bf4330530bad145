package io.foretide.model.anomaly;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Whether a service fails so hard that nobody should wait until its window has closed: a sequential
 * test of the slices of a window against what is expected of the whole. One instance for the
 * requests and one for the error share of a service. Mutable.
 *
 * <pre>
 *   errors     each request weighs log(p1/p0) when it failed, log((1-p1)/(1-p0)) when not
 *              p0 just above the band, p1 three times that and ten points more at least
 *   requests   each weighs log(1/5), and the time without them 4/5 of what the lower bound of the band promises for it:
 *              a Poisson stream at the lower bound against one of a fifth
 *   surge      no test: the part of the window that is there exceeds four times the band already
 * </pre>
 *
 * <p>The evidence is added up from where it is strongest (Page's CUSUM, Biometrika 1954: Wald's
 * sequential probability ratio test begun anew with every slice). From any one slice on it reaches
 * {@code e} by chance with a probability of {@code exp(-e)} at most, however long it goes on
 * (Ville), as long as the series keeps within its band; {@link #ENOUGH} is where that makes less
 * than one false alarm for each service in a month.
 *
 * <p>Requests that come in bursts, or fail in bursts, break what that builds on. So what the
 * windows that proved usual have reached does not count: it takes twice as much. That is learnt
 * anew, within a few windows, after a restart: until then nothing is suspected.
 */
public final class SliceWatch {
  /** Length of a slice, milliseconds. */
  public static final long SLICE_MILLIS = 100;

  private static final int WATCHES_OF_A_SERVICE = 2;

  /** Evidence that suffices, in nats. */
  static final double ENOUGH =
      Math.log((double) WATCHES_OF_A_SERVICE * Duration.ofDays(30).toMillis() / SLICE_MILLIS);

  private static final int WINDOWS_BEFORE = 5;
  private static final long LONGEST_WITHOUT = 2_000;
  private static final double LEAST_SHARE = 0.01;
  private static final double MOST_USUAL_SHARE = 0.5;
  private static final double HARD_TIMES = 3;
  private static final double HARD_MORE = 0.1;
  private static final double HARDEST = 0.95;
  private static final double REST_OF_REQUESTS = 0.2;
  private static final double FAR_TOO_MANY = 4;

  private final Hurdle evidenceHurdle = new Hurdle(ENOUGH);
  private final Hurdle surgeHurdle = new Hurdle(FAR_TOO_MANY);
  private int judged;
  private double evidence;
  private long windowStart = Long.MIN_VALUE;
  private double requests;
  private double failed;
  private long readUntil = Long.MIN_VALUE;

  /** What must be exceeded, by more than usual windows do. */
  private static final class Hurdle {
    private static final double MARGIN = 2;
    private static final double KEPT = 0.999;

    private final double least;
    private final NavigableMap<Long, Double> highest = new TreeMap<>();
    private double usual;

    Hurdle(double least) {
      this.least = least;
    }

    boolean isTaken(long window, double height) {
      highest.merge(window, height, Math::max);
      return height >= Math.max(least, MARGIN * usual);
    }

    void judged(long window, boolean wasUsual) {
      Double reached = highest.get(window);
      highest.headMap(window, true).clear();
      if (wasUsual && reached != null) {
        usual = Math.max(reached, KEPT * usual);
      }
    }
  }

  /**
   * Takes a slice.
   *
   * @param slice requests, or the share that failed and their number as its weight, since the slice
   *     before; and what is expected of the whole window
   * @param windowMillis width of the window, milliseconds
   * @param readUntilMillis until when all there is has been seen, milliseconds since the epoch
   * @return what it makes certain, or null
   */
  public Suspicion take(ScoredWindow slice, long windowMillis, long readUntilMillis) {
    SeriesWindow seen = slice.window();
    turnTo(seen.whole(windowMillis).startMillis());
    double passed = passed(readUntilMillis, windowMillis);
    Band band = Band.of(slice);
    if (Double.isNaN(band.lower()) || Double.isNaN(band.upper())) {
      return null;
    }
    int side =
        switch (seen.kind()) {
          case RATIO -> errors(seen, band);
          case COUNT -> requests(seen, band, passed);
          case LATENCY, GAUGE -> 0;
        };
    return side == 0 || judged < WINDOWS_BEFORE ? null : suspect(slice, windowMillis, side, band);
  }

  /** A window of the series has closed, and proved usual or not. */
  public void judged(long windowStartMillis, boolean usual) {
    judged += usual && judged < WINDOWS_BEFORE ? 1 : 0;
    evidenceHurdle.judged(windowStartMillis, usual);
    surgeHurdle.judged(windowStartMillis, usual);
  }

  private void turnTo(long start) {
    if (start > windowStart) {
      windowStart = start;
      requests = 0;
      failed = 0;
    }
  }

  /**
   * Time since the last slice of which all is known, as a part of a window. Slices come every
   * second: a longer time is one in which nobody watched.
   */
  private double passed(long until, long windowMillis) {
    long millis = readUntil == Long.MIN_VALUE ? 0 : until - readUntil;
    readUntil = Math.max(readUntil, until);
    return (double) Math.max(0, Math.min(LONGEST_WITHOUT, millis)) / windowMillis;
  }

  private int errors(SeriesWindow seen, Band band) {
    double errors = seen.weight() == 0 ? 0 : seen.value() * seen.weight();
    double others = seen.weight() - errors;
    requests += seen.weight();
    failed += errors;
    double usual = Math.max(0, band.upper()) + LEAST_SHARE;
    if (usual > MOST_USUAL_SHARE) {
      return 0;
    }
    double hard = Math.min(HARDEST, Math.max(HARD_TIMES * usual, usual + HARD_MORE));
    return weigh(errors * Math.log(hard / usual) + others * Math.log((1 - hard) / (1 - usual)), 1);
  }

  private int requests(SeriesWindow seen, Band band, double passed) {
    requests += seen.value();
    double spread = band.upper() - band.expected();
    if (spread > 0 && surgeHurdle.isTaken(windowStart, (requests - band.expected()) / spread)) {
      return 1;
    }
    double missing = (1 - REST_OF_REQUESTS) * Math.max(0, band.lower()) * passed;
    return weigh(seen.value() * Math.log(REST_OF_REQUESTS) + missing, -1);
  }

  private int weigh(double more, int side) {
    evidence = Math.max(0, evidence + more);
    boolean enough = evidenceHurdle.isTaken(windowStart, evidence);
    evidence = enough ? 0 : evidence;
    return enough ? side : 0;
  }

  private Suspicion suspect(ScoredWindow slice, long windowMillis, int side, Band band) {
    SeriesWindow seen = slice.window();
    return new Suspicion(
        seen.key(),
        seen.kind(),
        windowStart,
        windowMillis,
        seen.endMillis(),
        side,
        value(seen, side, windowMillis),
        requests,
        band,
        slice.trust());
  }

  private double value(SeriesWindow seen, int side, long windowMillis) {
    return switch (seen.kind()) {
      case RATIO -> requests == 0 ? 0 : failed / requests;
      case COUNT ->
          side > 0 || readUntil <= windowStart
              ? requests
              : requests * windowMillis / Math.min(windowMillis, readUntil - windowStart);
      case LATENCY, GAUGE -> Double.NaN;
    };
  }
}
