package io.foretide.cli.alerts;

import java.util.List;

/** Lines under a heading. */
final class Section {
  private Section() {}

  /** Adds an empty line, the heading and the lines, indented; nothing where there is no line. */
  static void add(List<String> text, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      text.add("");
      text.add(heading);
      lines.forEach(line -> text.add("  " + line));
    }
  }

  /** Adds the policies, calendars and feedback that shaped what is shown. */
  static void addControls(List<String> text, List<String> controls) {
    add(
        text,
        "Policies, calendars and feedback in force",
        controls.isEmpty() ? List.of("none") : controls.stream().map(PlainText::of).toList());
  }
}
