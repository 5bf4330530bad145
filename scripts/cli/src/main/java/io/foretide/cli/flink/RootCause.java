package io.foretide.cli.flink;

import java.util.List;
import java.util.regex.Pattern;

/** Why something failed, out of the layers that Flink and its clients wrap it in. */
public final class RootCause {
  private static final String ON_SERVER = "<Exception on server side:";
  private static final String CAUSED_BY = "Caused by: ";

  /** The name of a class before a message, as stack traces begin. */
  private static final Pattern CLASS_NAME = Pattern.compile("^(?:[\\w$]+\\.)+[\\w$]+: ");

  private RootCause() {}

  /** The innermost cause. */
  public static Throwable of(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** What the innermost cause says, in a line; its name when it says nothing. */
  public static String message(Throwable failure) {
    Throwable cause = of(failure);
    String message = cause.getMessage();
    if (message == null || message.isBlank()) {
      return cause.getClass().getSimpleName();
    }
    int server = message.indexOf(ON_SERVER);
    return server < 0
        ? firstLine(message)
        : ofStackTrace(message.substring(server + ON_SERVER.length()));
  }

  /** The message of the last cause of a stack trace that came as text. */
  static String ofStackTrace(String trace) {
    List<String> lines = trace.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    String last =
        lines.stream()
            .filter(line -> line.startsWith(CAUSED_BY))
            .reduce((earlier, later) -> later)
            .map(line -> line.substring(CAUSED_BY.length()))
            .orElse(lines.get(0));
    return CLASS_NAME.matcher(last).replaceFirst("");
  }

  private static String firstLine(String message) {
    return message.strip().lines().findFirst().orElse("").strip();
  }
}
