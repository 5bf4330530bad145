package io.foretide.cli.shop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which incidents happen when. After day 9 one starts about every 20 hours, at least 6 hours after
 * the last one ended; in the raw part up to three, one after the other, on services of which none
 * calls another.
 */
final class IncidentPlan {
  private static final int FIRST_DAY = 9;
  private static final int MINUTES_OF_DAY = 1_440;
  private static final int SPACING_MINUTES = 20 * 60;
  private static final int QUIET_MINUTES = 6 * 60;

  /** Raw minutes without an incident, at its start and at its end. */
  private static final int RAW_LEAD_IN = 15;

  private static final int RAW_LEAD_OUT = 10;
  private static final int RAW_SPACING_MINUTES = 25;

  /** Every kind once in each round. */
  private static final List<List<IncidentScript>> ROUNDS =
      List.of(
          List.of(
              IncidentScript.OUTAGE,
              IncidentScript.ERROR_BURST,
              IncidentScript.LATENCY_REGRESSION,
              IncidentScript.SLOW_LEAK,
              IncidentScript.DROP_TO_ZERO,
              IncidentScript.FLASH_CROWD,
              IncidentScript.LATENCY_SHIFT),
          List.of(
              IncidentScript.OUTAGE,
              IncidentScript.ERROR_BURST,
              IncidentScript.LATENCY_REGRESSION,
              IncidentScript.SLOW_LEAK,
              IncidentScript.DROP_TO_ZERO,
              IncidentScript.FLASH_CROWD,
              IncidentScript.TRAFFIC_SHIFT));

  private static final List<IncidentScript> RAW_SCRIPTS =
      List.of(
          IncidentScript.ERROR_BURST,
          IncidentScript.LATENCY_REGRESSION,
          IncidentScript.DROP_TO_ZERO);

  private static final List<List<String>> RAW_SERVICES =
      List.of(
          List.of("checkout", "payment"),
          List.of("search", "catalog"),
          List.of("recommendation", "accounts"));

  private final ShopSettings settings;
  private final IncidentReach reach;
  private final Dice dice;
  private final Map<IncidentScript, List<String>> candidates = new EnumMap<>(IncidentScript.class);
  private final List<PlannedIncident> planned = new ArrayList<>();

  IncidentPlan(ShopSettings settings, CallGraph graph, Dice dice) {
    this.settings = settings;
    this.reach = new IncidentReach(graph);
    this.dice = dice;
    planHistory();
    planRaw();
  }

  /** All incidents in the order of time. */
  List<PlannedIncident> planned() {
    return planned;
  }

  /** The incidents of one service. */
  List<PlannedIncident> of(String service) {
    return planned.stream().filter(plan -> plan.incident().service().equals(service)).toList();
  }

  private void planHistory() {
    int first = FIRST_DAY * MINUTES_OF_DAY;
    int room = settings.historyMinutes() - first;
    int count = Math.max(0, room / SPACING_MINUTES);
    List<IncidentScript> scripts = scripts(count);
    for (int i = 0; i < count; i++) {
      IncidentScript script = scripts.get(i);
      int slot = first + (int) ((long) room * i / count);
      int minutes = script.drawMinutes(dice);
      int start = drawStart(script, slot, slot + room / count - minutes - QUIET_MINUTES);
      plan(script, nextService(script), start, minutes);
    }
  }

  /** The slots are so long that every script may begin in some part of each. */
  private int drawStart(IncidentScript script, int from, int to) {
    int start = dice.between(from, to);
    while (!script.mayBegin(settings.minuteMillis(start))) {
      start = dice.between(from, to);
    }
    return start;
  }

  private void planRaw() {
    int room = settings.rawMinutes() - RAW_LEAD_IN - RAW_LEAD_OUT;
    int count = Math.min(RAW_SCRIPTS.size(), room / RAW_SPACING_MINUTES);
    for (int i = 0; i < count; i++) {
      List<String> services = RAW_SERVICES.get(i);
      int slot = settings.historyMinutes() + RAW_LEAD_IN + room * i / count;
      int longest = Math.min(22, room / count - 2);
      int minutes = dice.between(16, longest + 1);
      int start = slot + dice.between(0, room / count - minutes);
      plan(RAW_SCRIPTS.get(i), services.get(dice.between(0, services.size())), start, minutes);
    }
  }

  private List<IncidentScript> scripts(int count) {
    List<IncidentScript> scripts = new ArrayList<>();
    for (int round = 0; scripts.size() < count; round++) {
      List<IncidentScript> shuffled = new ArrayList<>(ROUNDS.get(round % ROUNDS.size()));
      dice.shuffle(shuffled);
      scripts.addAll(shuffled);
    }
    return scripts;
  }

  /** Takes turns, so that a kind does not strike the same service twice while it has a choice. */
  private String nextService(IncidentScript script) {
    List<String> left = candidates.computeIfAbsent(script, any -> new ArrayList<>());
    if (left.isEmpty()) {
      left.addAll(script.services());
      dice.shuffle(left);
    }
    return left.remove(left.size() - 1);
  }

  private void plan(IncidentScript script, String service, int startMinute, int minutes) {
    double size = script.drawSize(dice);
    String kind = script.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    Incident incident =
        new Incident(
            String.format(Locale.ROOT, "%02d-%s-%s", planned.size() + 1, kind, service),
            script.kind(),
            service,
            settings.minuteMillis(startMinute),
            settings.minuteMillis(startMinute + minutes),
            script.signals(),
            List.of(),
            script.describe(service, size, minutes));
    planned.add(reach.told(new PlannedIncident(incident, script, size)));
  }
}
