package io.foretide.model.episode;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which services of a tenant call which, as far as requests have told of late. Mutable. */
public final class CallGraph {
  /** Most calls that are remembered; of more, those that were seen longest ago are surplus. */
  public static final int MOST_CALLS = 10_000;

  private static final long REMEMBERED = Duration.ofDays(28).toMillis();

  private final Map<Call, Long> seen = new HashMap<>();
  private final Map<String, Set<String>> callees = new HashMap<>();
  private final Map<String, Set<String>> callers = new HashMap<>();

  /**
   * A service and one that it calls.
   *
   * @param caller who calls
   * @param callee who is called
   */
  public record Call(String caller, String callee) {}

  /** A service was seen to call another, at a time in milliseconds since the epoch. */
  public void note(Call call, long atMillis) {
    seen.merge(call, atMillis, Math::max);
    callees.computeIfAbsent(call.caller(), any -> new TreeSet<>()).add(call.callee());
    callers.computeIfAbsent(call.callee(), any -> new TreeSet<>()).add(call.caller());
  }

  /** Calls that need not be remembered: too many, or not seen for four weeks. */
  public List<Call> surplus(long nowMillis) {
    List<Call> newestFirst =
        seen.entrySet().stream()
            .sorted(
                Map.Entry.<Call, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(entry -> entry.getKey().caller())
                    .thenComparing(entry -> entry.getKey().callee()))
            .map(Map.Entry::getKey)
            .toList();
    int kept = 0;
    while (kept < Math.min(MOST_CALLS, newestFirst.size())
        && seen.get(newestFirst.get(kept)) >= nowMillis - REMEMBERED) {
      kept++;
    }
    return newestFirst.subList(kept, newestFirst.size());
  }

  /** Services that a service calls. */
  Set<String> calleesOf(String service) {
    return callees.getOrDefault(service, Set.of());
  }

  /** Services that call a service. */
  Set<String> callersOf(String service) {
    return callers.getOrDefault(service, Set.of());
  }

  /** Whether one of two services calls the other, or both are the same. */
  boolean areNeighbours(String one, String other) {
    return one.equals(other) || calleesOf(one).contains(other) || callersOf(one).contains(other);
  }
}
