package io.foretide.model.detection;

import io.foretide.model.statistics.CalibrationSettings;
import io.foretide.model.statistics.TailCalibration;
import java.nio.ByteBuffer;

/**
 * One way to see that deviations are unusual: smooths them and tells how rare what comes out is on
 * this series: what is new in it and, at a discount, what is unusual in it though it has lasted.
 */
final class DeviationChannel {
  static final int BYTES =
      Double.BYTES + Float.BYTES + Integer.BYTES + Habituation.BYTES + 2 * TailCalibration.BYTES;

  /** What has lasted must be rarer than what is new by so many powers of ten. */
  private static final double HANDICAP_OF_LASTING = 0.33;

  private final ChannelSettings settings;
  private final double unit;
  private final Habituation habituation = new Habituation();
  private final TailCalibration calibration;
  private final TailCalibration lastingCalibration;

  private double smoothed;
  private float said;
  private int calm;

  // Of the last window; not part of the state.
  private double statistic;
  private double newPart;
  private double newRarity;
  private double lastingPart;
  private double lastingRarity;
  private double rarity;

  DeviationChannel(ChannelSettings settings) {
    this.settings = settings;
    // An exponentially weighted mean of independent unit deviations has this deviation.
    this.unit = Math.sqrt(settings.rate() / (2 - settings.rate()));
    this.calibration =
        new TailCalibration(CalibrationSettings.defaults(0.01, settings.usualQuantile()));
    this.lastingCalibration =
        new TailCalibration(CalibrationSettings.defaults(0.02, settings.usualLastingQuantile()));
  }

  /**
   * Takes the deviation of the next window.
   *
   * @param deviation in scales
   * @param steps windows since the last one, at least 1
   * @param usualPeak what the statistic peaks at, at this time of day
   * @return about −log₁₀ of the probability of a statistic so large on this series, weighted
   */
  double tail(double deviation, long steps, double usualPeak) {
    fade(steps - 1);
    smoothed += settings.rate() * (deviation - smoothed);
    statistic = Math.abs(smoothed) / unit + settings.weightOfNow() * Math.abs(deviation);
    newPart = habituation.newPart(statistic, usualPeak);
    lastingPart = Habituation.unusualPart(statistic, usualPeak);
    newRarity = calibration.tail(newPart);
    lastingRarity = lastingCalibration.tail(lastingPart) - HANDICAP_OF_LASTING;
    double tail = settings.weight() * Math.max(0, Math.max(newRarity, lastingRarity));
    rarity = isNews(tail) ? tail : 0;
    return rarity;
  }

  /** What goes on has been said, unless it became rarer or began after a while of calm. */
  private boolean isNews(double tail) {
    boolean unusual = tail > Detector.TAIL_AT_HALF;
    calm = unusual ? 0 : Math.min(calm + 1, settings.calmWindows());
    if (calm == settings.calmWindows()) {
      said = 0;
    }
    if (!unusual) {
      return true;
    }
    boolean news = tail >= said + settings.rarerBy();
    said = news ? (float) tail : said;
    return news;
  }

  /** Forgets part of what was smoothed, as windows without a value pass. */
  void fade(long steps) {
    if (steps > 0) {
      smoothed *= Math.pow(1 - settings.rate(), (double) steps);
    }
  }

  /** Forgets what was smoothed: deviations begin anew. */
  void forget() {
    smoothed = 0;
  }

  /** Learns how the statistic of the present window is distributed. */
  void learn() {
    calibration.learn(newPart);
    lastingCalibration.learn(lastingPart);
    habituation.learn(statistic);
  }

  /** The statistic of the present window, at least 0. */
  double statistic() {
    return statistic;
  }

  /** What it said of the last window. */
  ChannelEvidence evidence(String name) {
    return new ChannelEvidence(
        name, statistic, newPart, newRarity, lastingPart, lastingRarity, rarity);
  }

  /** Side of what was smoothed: +1, -1 or 0. */
  int direction() {
    return (int) Math.signum(smoothed);
  }

  void encode(ByteBuffer out) {
    out.putDouble(smoothed).putFloat(said).putInt(calm);
    habituation.encode(out);
    calibration.encode(out);
    lastingCalibration.encode(out);
  }

  void decode(ByteBuffer in) {
    smoothed = in.getDouble();
    said = in.getFloat();
    calm = in.getInt();
    habituation.decode(in);
    calibration.decode(in);
    lastingCalibration.decode(in);
    statistic = 0;
    newPart = 0;
    newRarity = 0;
    lastingPart = 0;
    lastingRarity = 0;
    rarity = 0;
  }
}
