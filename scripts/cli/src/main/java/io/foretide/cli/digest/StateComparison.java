package io.foretide.cli.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How the state of two savepoints differs.
 *
 * @param operators those that have state in either of them
 */
public record StateComparison(List<OperatorComparison> operators) {
  /** Compares two savepoints. */
  public static StateComparison of(StateDigest first, StateDigest second) {
    TreeSet<String> all = new TreeSet<>(first.operators());
    all.addAll(second.operators());
    return new StateComparison(
        all.stream()
            .map(operator -> compare(operator, first.of(operator), second.of(operator)))
            .toList());
  }

  /**
   * How the state of an operator differs.
   *
   * @param operator its uid
   * @param same how many keys have the same state
   * @param changed the keys whose state differs
   * @param onlyFirst the keys that only the first savepoint has
   * @param onlySecond the keys that only the second has
   */
  public record OperatorComparison(
      String operator,
      int same,
      List<String> changed,
      List<String> onlyFirst,
      List<String> onlySecond) {
    boolean isSame() {
      return changed.isEmpty() && onlyFirst.isEmpty() && onlySecond.isEmpty();
    }
  }

  /** Whether every key of every operator has the same state in both. */
  public boolean isSame() {
    return operators.stream().allMatch(OperatorComparison::isSame);
  }

  private static OperatorComparison compare(
      String operator, Map<String, Long> first, Map<String, Long> second) {
    List<String> changed = new ArrayList<>();
    List<String> onlyFirst = new ArrayList<>();
    first.forEach(
        (key, digest) -> {
          Long other = second.get(key);
          if (other == null) {
            onlyFirst.add(key);
          } else if (!other.equals(digest)) {
            changed.add(key);
          }
        });
    List<String> onlySecond =
        second.keySet().stream().filter(key -> !first.containsKey(key)).toList();
    int same = first.size() - changed.size() - onlyFirst.size();
    return new OperatorComparison(operator, same, changed, onlyFirst, onlySecond);
  }
}
