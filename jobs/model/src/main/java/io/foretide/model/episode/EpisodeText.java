package io.foretide.model.episode;

import io.foretide.model.anomaly.Alert;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An episode in words. */
final class EpisodeText {
  private static final int LONGEST_TITLE = 200;
  private static final int MOST_NAMED = 5;

  private EpisodeText() {}

  /** What is wrong, in one line: the alert that tells most, and how many services it concerns. */
  static String title(Alert telling, List<String> services) {
    String what = telling.explanation();
    int end = what.indexOf(", expected");
    String title = end < 0 ? what : what.substring(0, end);
    String others =
        services.size() == 1
            ? ""
            : " (and %d more service%s)"
                .formatted(services.size() - 1, services.size() == 2 ? "" : "s");
    int room = LONGEST_TITLE - others.length();
    return (title.length() <= room ? title : title.substring(0, room - 1) + "…") + others;
  }

  /** What happened, what else moved, and what probably caused it. */
  static String explanation(
      Alert telling,
      List<String> services,
      List<Cause> causes,
      List<Contributor> contributors,
      String mergedInto) {
    StringBuilder text = new StringBuilder(telling.explanation()).append('.');
    if (services.size() > 1) {
      Cause likeliest = causes.get(0);
      text.append(
          " Probably caused by %s (%d %%): it %s."
              .formatted(
                  likeliest.service(), Math.round(100 * likeliest.weight()), likeliest.evidence()));
      text.append(" Also unusual: ")
          .append(named(services.subList(1, services.size())))
          .append('.');
    }
    if (!contributors.isEmpty()) {
      text.append(" By operation: ").append(shares(contributors)).append('.');
    }
    if (mergedInto != null) {
      text.append(" Part of episode ").append(mergedInto).append('.');
    }
    return text.toString();
  }

  private static String named(List<String> services) {
    String first = services.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = services.size() - MOST_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String shares(List<Contributor> contributors) {
    return contributors.stream()
        .limit(MOST_NAMED)
        .map(
            part ->
                String.format(
                    Locale.ROOT, "%s %d %%", part.operation(), Math.round(100 * part.share())))
        .collect(Collectors.joining(", "));
  }
}
