package io.foretide.model.control;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that people have told, as far as it is in force: the newest version of each id. Mutable, for
 * one thread.
 *
 * <p>Policies are laid over each other, the broader scope below. Calendars add up. Feedback is of
 * one series; who is to be told instead holds for its whole service.
 */
public final class ControlBook {
  private static final Comparator<Control> BROADEST_FIRST =
      Comparator.comparing(Control::scope, Scope.BROADEST_FIRST)
          .thenComparing(Control::id, Comparator.reverseOrder());

  private final Map<String, Control> inForce = new TreeMap<>();
  private final List<Control> policies = new ArrayList<>();
  private final List<Control> calendars = new ArrayList<>();
  private final Map<SeriesKey, List<Control>> feedback = new HashMap<>();
  private final Map<ServiceKey, Control> owners = new HashMap<>();
  private int changes;
  private int changesIndexed;

  /**
   * Puts something in force.
   *
   * @return whether anything changed: not when the version is not higher than the one in force
   */
  public boolean put(Control control) {
    Control before = inForce.get(control.id());
    if (before != null && before.version() >= control.version()) {
      return false;
    }
    inForce.put(control.id(), control);
    changes++;
    return true;
  }

  /**
   * Withdraws what was told.
   *
   * @return whether it was in force
   */
  public boolean withdraw(String id) {
    boolean withdrawn = inForce.remove(id) != null;
    changes += withdrawn ? 1 : 0;
    return withdrawn;
  }

  /** What is in force, by id. */
  public Collection<Control> inForce() {
    return inForce.values();
  }

  /** Version of what is in force by this id; 0 when nothing is. */
  public long versionOf(String id) {
    Control control = inForce.get(id);
    return control == null ? 0 : control.version();
  }

  /** Whether nobody has told anything. */
  boolean isEmpty() {
    return inForce.isEmpty();
  }

  /** How often anything has changed. */
  int changes() {
    return changes;
  }

  /** What has been told of a series. */
  SeriesControls of(SeriesKey key) {
    if (changesIndexed != changes) {
      index();
      changesIndexed = changes;
    }
    return new SeriesControls(
        covering(policies, key),
        covering(calendars, key),
        feedback.getOrDefault(key, List.of()),
        owners.containsKey(key.serviceKey()) ? List.of(owners.get(key.serviceKey())) : List.of());
  }

  private static List<Control> covering(List<Control> controls, SeriesKey key) {
    return controls.stream().filter(control -> control.scope().covers(key)).toList();
  }

  /** People speak rarely: all is sorted anew, once for all that came since it was asked for. */
  private void index() {
    policies.clear();
    calendars.clear();
    feedback.clear();
    owners.clear();
    for (Control control : inForce.values()) {
      if (control.instruction() instanceof Feedback said) {
        index(control, said);
      } else {
        (control.instruction() instanceof Calendar ? calendars : policies).add(control);
      }
    }
    policies.sort(BROADEST_FIRST);
    calendars.sort(BROADEST_FIRST);
  }

  private void index(Control control, Feedback said) {
    SeriesKey series = control.scope().series();
    if (said.verdict() == Verdict.WRONG_OWNER) {
      owners.merge(series.serviceKey(), control, ControlBook::later);
    } else {
      feedback.computeIfAbsent(series, any -> new ArrayList<>()).add(control);
    }
  }

  private static Control later(Control one, Control other) {
    Feedback first = (Feedback) one.instruction();
    Feedback second = (Feedback) other.instruction();
    return first.startedAtMillis() > second.startedAtMillis() ? one : other;
  }
}
