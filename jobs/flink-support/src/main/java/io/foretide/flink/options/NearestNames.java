package io.foretide.flink.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What somebody may have meant who wrote a name that there is not. */
public final class NearestNames {
  private static final int MOST = 3;

  /** Shorter words stand in too many names. */
  private static final int LEAST_WORD = 4;

  private NearestNames() {}

  /**
   * The names that are nearest to one that there is not, the nearest first, three at most: those in
   * which it stands, and those that a third of its letters make of it.
   */
  public static List<String> of(String written, Collection<String> names) {
    int most = Math.max(2, written.length() / 3);
    return names.stream()
        .filter(name -> distance(written, name) <= most)
        .sorted(
            Comparator.<String>comparingInt(name -> distance(written, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** As a question, with a space before; empty when nothing is near. */
  public static String question(String written, Collection<String> names) {
    List<String> nearest = of(written, names);
    return nearest.isEmpty() ? "" : " (did you mean " + String.join(" or ", nearest) + "?)";
  }

  private static int distance(String written, String name) {
    return written.length() >= LEAST_WORD && name.contains(written) && !name.equals(written)
        ? 1
        : edits(written.replaceFirst("^-+", ""), name.replaceFirst("^-+", ""));
  }

  /** Levenshtein's distance, row by row. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
