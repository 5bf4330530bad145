package io.foretide.cli.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which incidents happen when. After day 9 one starts about every 20 hours (40 in the eventful
 * shop), at least 6 hours after the last one ended; in the raw part up to three, one after the
 * other, on services of which none calls another.
 *
 * <p>Occasions and these incidents keep apart, so that each can be judged by itself. Two incidents
 * do belong to occasions: the release of a deployment, and errors of search while another service
 * is maintained, which no calendar of that service may hide.
 */
final class IncidentPlan {
  private static final int FIRST_DAY = 9;
  private static final int MINUTES_OF_DAY = 1_440;
  private static final int QUIET_MINUTES = 6 * 60;

  /** Least time between an incident and an occasion. */
  private static final int OCCASION_MINUTES = 30;

  /** Weeks of maintenance before an incident coincides with it. */
  private static final int MAINTAINED_WEEKS = 3;

  /** Raw minutes without an incident, at its start and at its end. */
  private static final int RAW_LEAD_IN = 15;

  private static final int RAW_LEAD_OUT = 10;
  private static final int RAW_SPACING_MINUTES = 25;

  /** A start that meets no occasion is looked for so often; then the incident is left out. */
  private static final int MOST_DRAWS = 10_000;

  private final ShopSettings settings;
  private final IncidentReach reach;
  private final OccasionPlan occasions;
  private final IncidentRhythm rhythm;
  private final Dice dice;
  private final Map<IncidentScript, List<String>> candidates = new EnumMap<>(IncidentScript.class);
  private final List<Draft> drafts = new ArrayList<>();
  private final List<PlannedIncident> planned = new ArrayList<>();

  IncidentPlan(ShopSettings settings, CallGraph graph, Dice dice) {
    this.settings = settings;
    this.reach = new IncidentReach(graph);
    this.occasions = new OccasionPlan(settings);
    this.rhythm = IncidentRhythm.of(settings.story());
    this.dice = dice;
    draftOccasions();
    draftHistory();
    draftRaw();
    drafts.sort(Comparator.comparingInt(Draft::startMinute));
    drafts.forEach(this::plan);
  }

  /** All incidents in the order of time. */
  List<PlannedIncident> planned() {
    return planned;
  }

  /** The incidents of one service. */
  List<PlannedIncident> of(String service) {
    return planned.stream().filter(plan -> plan.incident().service().equals(service)).toList();
  }

  private void draftOccasions() {
    occasions
        .of(OccasionKind.DEPLOYMENT)
        .ifPresent(
            release ->
                draft(
                    IncidentScript.RELEASE,
                    release.service(),
                    minute(release.startMillis()),
                    minute(release.endMillis()) - minute(release.startMillis()),
                    1.35));
    occasions
        .of(OccasionKind.MAINTENANCE)
        .map(work -> minute(work.afterWeeks(MAINTAINED_WEEKS)) + 10)
        .filter(start -> start + 30 < settings.historyMinutes())
        .ifPresent(start -> draft(IncidentScript.ERROR_BURST, "search", start, 30, 0.3));
  }

  private void draftHistory() {
    int first = FIRST_DAY * MINUTES_OF_DAY;
    int room = settings.historyMinutes() - first;
    int count = Math.max(0, room / rhythm.spacingMinutes());
    List<IncidentScript> scripts = scripts(count);
    for (int i = 0; i < count; i++) {
      IncidentScript script = scripts.get(i);
      int slot = first + (int) ((long) room * i / count);
      int minutes = script.drawMinutes(dice);
      int to = slot + room / count - minutes - QUIET_MINUTES;
      OptionalInt start = drawStart(script, minutes, slot, to);
      if (start.isPresent()) {
        draft(script, nextService(script), start.getAsInt(), minutes, script.drawSize(dice));
      }
    }
  }

  private OptionalInt drawStart(IncidentScript script, int minutes, int from, int to) {
    for (int drawn = 0; drawn < MOST_DRAWS; drawn++) {
      int start = dice.between(from, to);
      if (script.mayBegin(settings.minuteMillis(start)) && isFree(start, start + minutes)) {
        return OptionalInt.of(start);
      }
    }
    return OptionalInt.empty();
  }

  private boolean isFree(int start, int end) {
    return occasions.isFree(
            settings.minuteMillis(start - OCCASION_MINUTES),
            settings.minuteMillis(end + OCCASION_MINUTES))
        && drafts.stream()
            .allMatch(
                other ->
                    end + QUIET_MINUTES <= other.startMinute
                        || other.startMinute + other.minutes + QUIET_MINUTES <= start);
  }

  private void draftRaw() {
    int room = settings.rawMinutes() - RAW_LEAD_IN - RAW_LEAD_OUT;
    int count = Math.min(rhythm.rawScripts().size(), room / RAW_SPACING_MINUTES);
    for (int i = 0; i < count; i++) {
      IncidentScript script = rhythm.rawScripts().get(i);
      List<String> services = rhythm.rawServices().get(i);
      int slot = settings.historyMinutes() + RAW_LEAD_IN + room * i / count;
      int longest = Math.min(22, room / count - 2);
      int minutes = dice.between(16, longest + 1);
      int start = slot + dice.between(0, room / count - minutes);
      String service = services.get(dice.between(0, services.size()));
      draft(script, service, start, minutes, script.drawSize(dice));
    }
  }

  private List<IncidentScript> scripts(int count) {
    List<IncidentScript> scripts = new ArrayList<>();
    for (int round = 0; scripts.size() < count; round++) {
      List<IncidentScript> shuffled =
          new ArrayList<>(rhythm.rounds().get(round % rhythm.rounds().size()));
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

  private void draft(
      IncidentScript script, String service, int startMinute, int minutes, double size) {
    drafts.add(new Draft(script, service, startMinute, minutes, size));
  }

  private void plan(Draft draft) {
    IncidentScript script = draft.script;
    String kind = script.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    Incident incident =
        new Incident(
            String.format(Locale.ROOT, "%02d-%s-%s", planned.size() + 1, kind, draft.service),
            script.kind(),
            draft.service,
            settings.minuteMillis(draft.startMinute),
            settings.minuteMillis(draft.startMinute + draft.minutes),
            script.signals(),
            List.of(),
            script.describe(draft.service, draft.size, draft.minutes));
    planned.add(reach.told(new PlannedIncident(incident, script, draft.size)));
  }

  private int minute(long millis) {
    return (int) ((millis - settings.startMillis()) / ShopSettings.WINDOW_MILLIS);
  }

  private record Draft(
      IncidentScript script, String service, int startMinute, int minutes, double size) {}
}
