package io.foretide.model.series;

/** Single precision, in which state waits at half the size. */
public final class Singles {
  private Singles() {}

  /** The values, rounded. */
  public static float[] of(double[] values) {
    float[] singles = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      singles[i] = (float) values[i];
    }
    return singles;
  }

  /** The same values again. */
  public static double[] toDoubles(float[] singles) {
    double[] values = new double[singles.length];
    for (int i = 0; i < singles.length; i++) {
      values[i] = singles[i];
    }
    return values;
  }
}
