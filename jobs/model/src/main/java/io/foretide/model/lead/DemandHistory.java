package io.foretide.model.lead;

import io.foretide.model.forecast.DemandGuidance;
import io.foretide.model.statistics.RunningMean;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/**
 * What has been seen of a series: the last hour window by window, its levels over three, ten and
 * sixty minutes, the week before, and how large it is.
 */
final class DemandHistory {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration RECENT = Duration.ofMinutes(10);
  private static final Duration[] SPANS = {Duration.ofMinutes(3), RECENT, HOUR};
  private static final Duration AROUND = Duration.ofMinutes(2);
  private static final Duration SIZE_HALF_LIFE = Duration.ofDays(48);
  private static final Duration HIGHEST_HALF_LIFE = Duration.ofDays(14);
  private static final double SMALLEST = 1e-9;
  // What a level of a season may be scaled by to that of now.
  private static final double LEAST_RATIO = 0.2;
  private static final double MOST_RATIO = 5;
  private static final double RATIO_FLOOR = 1e-3;

  private final LeadSettings settings;
  private final double sizeRate;
  private final double fading;
  private final double[] levelRates;
  // Windows.
  private final int recent;
  private final int hour;
  private final int around;
  private final TimeRing windows;
  private final SeenSeason season;
  private final RunningMean[] levels = {new RunningMean(), new RunningMean(), new RunningMean()};
  private final RunningMean size = new RunningMean();
  private double highest;
  private long last;

  DemandHistory(LeadSettings settings) {
    this.settings = settings;
    this.sizeRate = settings.rate(SIZE_HALF_LIFE);
    this.fading = 1 - settings.rate(HIGHEST_HALF_LIFE);
    this.levelRates = Arrays.stream(SPANS).mapToDouble(settings::rateOver).toArray();
    this.recent = settings.count(RECENT);
    this.hour = settings.count(HOUR);
    this.around = (int) (AROUND.toMillis() / settings.windowMillis());
    this.windows = new TimeRing(hour + 2 * around + 1);
    this.season = new SeenSeason(settings);
  }

  /**
   * Takes the value of a window after the last; NaN for a gap.
   *
   * @param told what people have told of it: where it is multiplied or treated as another day's, it
   *     does not say what its time of day and week is like
   */
  void learn(long window, double value, DemandGuidance told) {
    last = window;
    windows.put(window, value);
    boolean saysWhatItIsLike = told.factor() == 1 && told.weekday() == DemandGuidance.ANY_WEEKDAY;
    season.learn(
        startMillis(window), told.seasonShiftMillis(), saysWhatItIsLike ? value : Double.NaN);
    if (Double.isNaN(value)) {
      return;
    }
    size.learn(Math.abs(value), sizeRate);
    highest = Math.max(value, highest * fading);
    for (int i = 0; i < levels.length; i++) {
      levels[i].learn(value, levelRates[i]);
    }
  }

  private long startMillis(long window) {
    return window * settings.windowMillis();
  }

  /** Values learnt. */
  int count() {
    return size.count();
  }

  /** Mean size of the values, &gt; 0. */
  double size() {
    return Math.max(size.value(), SMALLEST);
  }

  /** Highest value seen, fading over weeks. */
  double highest() {
    return highest;
  }

  /** Level of the last ten minutes. */
  double level() {
    return levels[1].value();
  }

  /** Highest value of the last ten minutes; 0 when none is known. */
  double recentHighest() {
    double max = 0;
    for (int back = recent - 1; back >= 0; back--) {
      double value = windows.at(last - back);
      max = value > max ? value : max;
    }
    return max;
  }

  /**
   * What is known now of the window to be forecast.
   *
   * @param toldNow what people have told of the last window
   * @param toldAhead what they have told of that one
   */
  Outlook outlook(DemandGuidance toldNow, DemandGuidance toldAhead) {
    long ahead = (long) settings.ahead() * settings.windowMillis();
    SeasonPlace now = season.place(startMillis(last), toldNow);
    SeasonPlace target = season.place(startMillis(last) + ahead, toldAhead);
    Seasonal usual = new Seasonal(season.usual(target.local()), season.usual(now.local()));
    Seasonal day = around(target.dayBefore(), now.dayBefore());
    Seasonal week = around(target.weekBefore(), now.weekBefore());
    double dayRatio = ratio(season.level(now.dayBefore()));
    double weekRatio = ratio(season.level(now.weekBefore()));
    double[] simple = {
      level(), day.ahead() * dayRatio, week.ahead() * weekRatio, usual.ahead() * ratio(usual.now())
    };
    double yesterday =
        season.highest(target.dayBefore(), ahead) * (Double.isNaN(dayRatio) ? 1 : dayRatio);
    double latest = recentHighest();
    double reactive = yesterday > latest ? yesterday : latest;
    return new Outlook(size(), inputs(usual, day, week), simple, latest, reactive);
  }

  private Seasonal around(long thenAhead, long thenNow) {
    long around = AROUND.toMillis();
    return new Seasonal(season.around(thenAhead, around), season.around(thenNow, around));
  }

  private double[] inputs(Seasonal usual, Seasonal day, Seasonal week) {
    double level = level();
    Seasonal anyTime = usual.or(new Seasonal(level, level));
    Seasonal anyDay = day.or(anyTime);
    Seasonal anyWeek = week.or(anyDay);
    return new double[] {
      or(hourBefore(), level),
      levels[0].value(),
      level,
      levels[2].value(),
      anyDay.ahead(),
      anyDay.now(),
      anyWeek.ahead(),
      anyWeek.now(),
      anyTime.ahead(),
      anyTime.now()
    };
  }

  private double ratio(double levelThen) {
    double floor = RATIO_FLOOR * size();
    double ratio = (level() + floor) / (levelThen + floor);
    return Math.max(LEAST_RATIO, Math.min(MOST_RATIO, ratio));
  }

  /** Mean of the windows around the target's, whole hours before it. */
  private double hourBefore() {
    long hours = (settings.ahead() - 1) / hour + 1L;
    long center = last + settings.ahead() - hours * hour;
    double sum = 0;
    int count = 0;
    for (long window = center - around; window <= center + around; window++) {
      double value = windows.at(window);
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return count > 0 ? sum / count : Double.NaN;
  }

  /**
   * What the season says of the window ahead, and of now; NaN where not known.
   *
   * @param ahead of the window ahead
   * @param now of the last window
   */
  private record Seasonal(double ahead, double now) {
    Seasonal or(Seasonal otherwise) {
      return new Seasonal(
          DemandHistory.or(ahead, otherwise.ahead), DemandHistory.or(now, otherwise.now));
    }
  }

  private static double or(double value, double otherwise) {
    return Double.isNaN(value) ? otherwise : value;
  }

  int bytes() {
    return windows.bytes() + season.bytes() + 4 * RunningMean.BYTES + Double.BYTES + Long.BYTES;
  }

  void encode(ByteBuffer out) {
    windows.encode(out);
    season.encode(out);
    for (RunningMean level : levels) {
      level.encode(out);
    }
    size.encode(out);
    out.putDouble(highest).putLong(last);
  }

  void decode(ByteBuffer in) {
    windows.decode(in);
    season.decode(in);
    for (RunningMean level : levels) {
      level.decode(in);
    }
    size.decode(in);
    highest = in.getDouble();
    last = in.getLong();
  }
}
