package io.foretide.bench;

import io.foretide.bench.ladder.RungResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The ladder as bars: a picture that opens in any browser. */
final class BenchChart {
  private static final int WIDTH = 1100;
  private static final int TITLE = 56;
  private static final int LEFT = 540;
  private static final int BAR = 22;
  private static final int ROW = 30;
  private static final int TOP = 54;
  private static final int ROOM_FOR_FIGURES = 170;

  private BenchChart() {}

  /** Writes the chart, with what the repeats spread over; nothing when there was no ladder. */
  static void write(BenchResult result, Path file) throws IOException {
    if (result.ladder().isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    Files.writeString(file, svg(result));
  }

  private static String svg(BenchResult result) {
    List<RungResult> ladder = result.ladder();
    double most =
        ladder.stream().mapToDouble(rung -> rung.recordsPerSecond().most()).max().orElseThrow();
    double perRecord = (WIDTH - LEFT - ROOM_FOR_FIGURES) / most;
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " font-family=\"system-ui, sans-serif\" font-size=\"13\">",
        WIDTH,
        TOP + ROW * ladder.size() + 10);
    add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
    add(svg, "<text x=\"12\" y=\"22\" font-size=\"16\" fill=\"#222\">Records a second</text>");
    add(svg, "<text x=\"12\" y=\"42\" fill=\"#666\">%s</text>", result.machine());
    for (int i = 0; i < ladder.size(); i++) {
      bar(svg, ladder.get(i), TOP + ROW * i, perRecord);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void bar(StringBuilder svg, RungResult rung, int top, double perRecord) {
    Sample rate = rung.recordsPerSecond();
    int middle = top + BAR / 2;
    int text = middle + 5;
    double end = LEFT + rate.median() * perRecord;
    add(
        svg,
        "<text y=\"%d\" fill=\"#222\"><tspan x=\"12\" font-weight=\"bold\">%s</tspan>"
            + "<tspan x=\"%d\">%s</tspan></text>",
        text,
        rung.rung(),
        TITLE,
        rung.title());
    add(
        svg,
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
        LEFT,
        top,
        end - LEFT,
        BAR,
        colour(rung.rung()));
    add(
        svg,
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#222\"/>",
        LEFT + rate.least() * perRecord,
        LEFT + rate.most() * perRecord,
        middle,
        middle);
    add(
        svg,
        "<text x=\"%.1f\" y=\"%d\" fill=\"#222\">%,.0f · %.2f µs CPU</text>",
        LEFT + rate.most() * perRecord + 8,
        text,
        rate.median(),
        rung.cpuMicrosPerRecord().median());
  }

  private static String colour(String rung) {
    return switch (rung) {
      case "L6", "L7", "HOT", "D" -> "#1f77b4";
      case "SQL", "KS" -> "#d98c3f";
      default -> "#b8bec6";
    };
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
