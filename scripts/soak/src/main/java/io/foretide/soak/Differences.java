package io.foretide.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How what was written differs from what had to be: record by record, and in the order of each
 * series.
 *
 * @param expected how many records had to be
 * @param lost how many of them are missing
 * @param doubled how many records are there once more
 * @param changed how many say something else
 * @param unexpected how many had not to be
 * @param disordered how many stand before one that had to be before them
 * @param examples the first few, in words
 */
public record Differences(
    int expected,
    int lost,
    int doubled,
    int changed,
    int unexpected,
    int disordered,
    List<String> examples) {
  private static final int EXAMPLES = 5;

  /** Whether nothing differs. */
  public boolean none() {
    return lost + doubled + changed + unexpected + disordered == 0;
  }

  /**
   * Compares records.
   *
   * @param expected what had to be, by what names it, in order
   * @param written what was written, by what names it, in the order of writing
   * @param same whether a record says what it has to
   * @param <K> what names a record: its series and its place in it
   */
  static <K extends Place, V> Differences between(
      Map<K, V> expected, List<Map.Entry<K, V>> written, Sameness<K, V> same) {
    Tally tally = new Tally();
    Map<K, V> seen = new LinkedHashMap<>();
    Map<Object, K> last = new LinkedHashMap<>();
    for (Map.Entry<K, V> record : written) {
      K place = record.getKey();
      if (seen.putIfAbsent(place, record.getValue()) != null) {
        tally.doubled += tally.example("doubled", place);
        continue;
      }
      K before = last.put(place.series(), place);
      if (before != null && before.position() > place.position()) {
        tally.disordered += tally.example("out of order", place);
      }
      V wanted = expected.get(place);
      if (wanted == null) {
        tally.unexpected += tally.example("unexpected", place);
      } else if (!same.test(place, wanted, record.getValue())) {
        tally.changed += tally.example("expected " + wanted + ", written", record.getValue());
      }
    }
    for (K place : expected.keySet()) {
      if (!seen.containsKey(place)) {
        tally.lost += tally.example("lost", place);
      }
    }
    return tally.of(expected.size());
  }

  /** What names a record. */
  interface Place {
    /** Whose records are in order. */
    Object series();

    /** Where among them. */
    long position();
  }

  /** Whether a record says what it has to. */
  @FunctionalInterface
  interface Sameness<K, V> {
    /** Whether what was written at a place is what was wanted there. */
    boolean test(K place, V wanted, V written);
  }

  private static final class Tally {
    private int lost;
    private int doubled;
    private int changed;
    private int unexpected;
    private int disordered;
    private final List<String> examples = new ArrayList<>();

    private int example(String what, Object record) {
      if (examples.size() < EXAMPLES) {
        examples.add(what + " " + record);
      }
      return 1;
    }

    private Differences of(int expected) {
      return new Differences(
          expected, lost, doubled, changed, unexpected, disordered, List.copyOf(examples));
    }
  }
}
