package io.foretide.windows;

import io.foretide.flink.memory.RecentlyUsed;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.ServiceKey;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who was seen to call whom: hands each call on at most once an hour of event time. What does not
 * fit into its memory is forgotten and handed on again.
 *
 * <p>Every request names its caller, and next to all of them one that is known. The source gives a
 * caller the same text as long as it can, so these are told by the objects, without hashing names.
 */
final class SeenCalls {
  private static final long BETWEEN_SIGHTINGS = Duration.ofHours(1).toMillis();
  private static final int MOST_CALLS = 100_000;
  private static final int BITS = 16;
  private static final int MIXER = 0x9E3779B9;

  private final Consumer<ServiceCall> out;
  private final Map<ServiceCall, Long> againMillis = new RecentlyUsed<>(MOST_CALLS);
  private final Map<ServiceKey, ServiceKey> callees = new RecentlyUsed<>(MOST_CALLS);
  private final Recent[] recent = new Recent[1 << BITS];

  private record Recent(String caller, ServiceKey callee, long againMillis) {}

  /** Nothing seen yet. */
  SeenCalls(Consumer<ServiceCall> out) {
    this.out = out;
  }

  /** The same object for the same service: calls are told by it. */
  ServiceKey callee(ServiceKey service) {
    return callees.computeIfAbsent(service, same -> same);
  }

  /**
   * Whether nothing is to be said of a call, as far as that can be told at a glance.
   *
   * @param callee as {@link #callee} has given it
   * @param seenAtMillis event time, milliseconds since the epoch
   */
  @SuppressWarnings("ReferenceEquality") // The same objects are meant; equal ones are found below.
  boolean isKnown(String caller, ServiceKey callee, long seenAtMillis) {
    Recent known = recent[place(caller, callee)];
    return known != null
        && known.caller == caller
        && known.callee == callee
        && seenAtMillis < known.againMillis;
  }

  /** Looks closely, and hands on what is to be told. */
  void see(String caller, ServiceKey callee, long seenAtMillis) {
    ServiceCall whenever = new ServiceCall(callee.tenant(), caller, callee.service(), 0);
    Long again = againMillis.get(whenever);
    if (again == null || seenAtMillis >= again) {
      again = seenAtMillis + BETWEEN_SIGHTINGS;
      againMillis.put(whenever, again);
      out.accept(new ServiceCall(callee.tenant(), caller, callee.service(), seenAtMillis));
    }
    recent[place(caller, callee)] = new Recent(caller, callee, again);
  }

  private static int place(String caller, ServiceKey callee) {
    int mixed = System.identityHashCode(caller) * MIXER + System.identityHashCode(callee);
    return (mixed * MIXER) >>> (Integer.SIZE - BITS);
  }
}
