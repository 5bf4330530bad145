package io.foretide.cli.shop;

import java.util.List;
import java.util.stream.Stream;

/**
 * How often incidents happen, which ones, and where those of the raw part may strike: services of
 * which none calls another.
 *
 * @param spacingMinutes from one to the next in the history
 * @param rounds rounds that take turns, each with its scripts in any order
 * @param rawScripts scripts of the raw part, one after another
 * @param rawServices where each of them may strike
 */
record IncidentRhythm(
    int spacingMinutes,
    List<List<IncidentScript>> rounds,
    List<IncidentScript> rawScripts,
    List<List<String>> rawServices) {
  private static final List<IncidentScript> USUAL =
      List.of(
          IncidentScript.OUTAGE,
          IncidentScript.ERROR_BURST,
          IncidentScript.LATENCY_REGRESSION,
          IncidentScript.SLOW_LEAK,
          IncidentScript.DROP_TO_ZERO,
          IncidentScript.FLASH_CROWD);

  private static final IncidentRhythm EVERYDAY =
      new IncidentRhythm(
          20 * 60,
          List.of(
              and(USUAL, IncidentScript.LATENCY_SHIFT), and(USUAL, IncidentScript.TRAFFIC_SHIFT)),
          List.of(
              IncidentScript.ERROR_BURST,
              IncidentScript.LATENCY_REGRESSION,
              IncidentScript.DROP_TO_ZERO),
          List.of(
              List.of("checkout", "payment"),
              List.of("search", "catalog"),
              List.of("recommendation", "accounts")));

  private static final IncidentRhythm EVENTFUL =
      new IncidentRhythm(
          40 * 60,
          List.of(
              and(
                  USUAL,
                  IncidentScript.DEPENDENCY_FAILURE,
                  IncidentScript.DEPENDENCY_SLOWDOWN,
                  IncidentScript.DEPENDENCY_FAILURE)),
          List.of(
              IncidentScript.DEPENDENCY_FAILURE,
              IncidentScript.DROP_TO_ZERO,
              IncidentScript.DEPENDENCY_SLOWDOWN),
          List.of(
              List.of("payment", "inventory"),
              List.of("search", "recommendation"),
              List.of("pricing")));

  private static final IncidentRhythm CALM =
      new IncidentRhythm(Integer.MAX_VALUE, List.of(), List.of(), List.of());

  static IncidentRhythm of(ShopStory story) {
    return switch (story) {
      case EVERYDAY -> EVERYDAY;
      case CALM -> CALM;
      case EVENTFUL -> EVENTFUL;
    };
  }

  private static List<IncidentScript> and(List<IncidentScript> usual, IncidentScript... more) {
    return Stream.concat(usual.stream(), Stream.of(more)).toList();
  }
}
