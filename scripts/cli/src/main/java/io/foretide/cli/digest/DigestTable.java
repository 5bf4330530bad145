package io.foretide.cli.digest;

import io.foretide.cli.digest.StateComparison.OperatorComparison;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The state of savepoints for people. */
final class DigestTable {
  private static final int EXAMPLES = 5;

  private DigestTable() {}

  static void print(StateDigest state, PrintWriter out) {
    line(out, "%-40s %10s  %s", "operator", "keys", "digest");
    for (String operator : state.operators()) {
      line(out, "%-40s %,10d  %016x", operator, state.of(operator).size(), state.total(operator));
    }
  }

  static void print(StateComparison comparison, PrintWriter out) {
    line(
        out,
        "%-40s %10s %8s %11s %12s",
        "operator",
        "same",
        "changed",
        "only first",
        "only second");
    for (OperatorComparison of : comparison.operators()) {
      line(
          out,
          "%-40s %,10d %,8d %,11d %,12d",
          of.operator(),
          of.same(),
          of.changed().size(),
          of.onlyFirst().size(),
          of.onlySecond().size());
    }
    for (OperatorComparison of : comparison.operators()) {
      examples(of.operator(), "changed", of.changed(), out);
      examples(of.operator(), "only in the first", of.onlyFirst(), out);
      examples(of.operator(), "only in the second", of.onlySecond(), out);
    }
    out.println(comparison.isSame() ? "the state is the same" : "the state differs");
  }

  private static void examples(String operator, String how, List<String> keys, PrintWriter out) {
    keys.stream().limit(EXAMPLES).forEach(key -> line(out, "  %s, %s: %s", operator, how, key));
    if (keys.size() > EXAMPLES) {
      line(out, "  %s, %s: … and %,d more", operator, how, keys.size() - EXAMPLES);
    }
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
