package io.foretide.model.control;

import io.foretide.model.series.SeriesKey;
import java.util.function.Function;

/**
 * What was worked out of the series that were asked for last: of each place of a table the last
 * one. For one thread.
 */
final class SeriesCache<T> {
  private static final int PLACES = 1 << 12;

  private final SeriesKey[] keys = new SeriesKey[PLACES];
  private final Object[] values = new Object[PLACES];
  private int changes = -1;

  /**
   * What is known of a series.
   *
   * @param now how often the book has changed: what was worked out before says nothing
   */
  T get(SeriesKey key, int now, Function<SeriesKey, T> workOut) {
    if (now != changes) {
      java.util.Arrays.fill(keys, null);
      java.util.Arrays.fill(values, null);
      changes = now;
    }
    int place = spread(key.hashCode()) & (PLACES - 1);
    if (!key.equals(keys[place])) {
      keys[place] = key;
      values[place] = workOut.apply(key);
    }
    @SuppressWarnings("unchecked")
    T known = (T) values[place];
    return known;
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 16);
  }
}
