package io.foretide.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Says how far a long step has come: one line that is overwritten on a terminal, a line every tenth
 * of the way elsewhere.
 */
public final class Progress {
  private static final int BAR = 24;

  private final PrintWriter out;
  private final boolean terminal;
  private String step = "";
  private int shownTenth = -1;

  /**
   * Reports to {@code out}.
   *
   * @param terminal whether a line can be overwritten
   */
  public Progress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Begins a step. */
  public void begin(String name) {
    step = name;
    shownTenth = -1;
    if (terminal) {
      report(0, "");
    }
  }

  /** Says how far the step is, 0..1. */
  public void report(double share, String format, Object... values) {
    double bounded = Math.max(0, Math.min(1, share));
    if (terminal) {
      int full = (int) (bounded * BAR);
      String bar = "█".repeat(full) + "░".repeat(BAR - full);
      out.printf("\r\033[K  %-28s %s %3.0f %%  %s", step, bar, bounded * 100, text(format, values));
    } else if ((int) (bounded * 10) > shownTenth) {
      shownTenth = (int) (bounded * 10);
      out.printf("  %-28s %3.0f %%  %s%n", step, bounded * 100, text(format, values));
    }
    out.flush();
  }

  /** Ends the step. */
  public void done(String format, Object... values) {
    String start = terminal ? "\r\033[K" : "";
    out.printf("%s  %-28s done   %s%n", start, step, text(format, values));
    out.flush();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
