package io.foretide.model.scaling;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The highest need of the recent past: a sliding maximum. Only what can still become the maximum is
 * kept, so the needs descend from the oldest to the newest. Mutable.
 */
public final class RecentNeeds {
  private static final int BYTES_EACH = Long.BYTES + Integer.BYTES;

  private final Deque<Wanted> needs = new ArrayDeque<>();

  /** Replicas wanted at a time. */
  private record Wanted(long atMillis, int replicas) {}

  /** Adds what is wanted now, and forgets what was wanted before {@code sinceMillis}. */
  public void add(long atMillis, int replicas, long sinceMillis) {
    while (!needs.isEmpty() && needs.getFirst().atMillis < sinceMillis) {
      needs.removeFirst();
    }
    while (!needs.isEmpty() && needs.getLast().replicas <= replicas) {
      needs.removeLast();
    }
    needs.addLast(new Wanted(atMillis, replicas));
  }

  /** The highest; there must be one. */
  public int highest() {
    return needs.getFirst().replicas;
  }

  /** When the highest was wanted; there must be one. */
  long highestAtMillis() {
    return needs.getFirst().atMillis;
  }

  int bytes() {
    return Integer.BYTES + needs.size() * BYTES_EACH;
  }

  void encode(ByteBuffer out) {
    out.putInt(needs.size());
    needs.forEach(need -> out.putLong(need.atMillis).putInt(need.replicas));
  }

  void decode(ByteBuffer in) {
    for (int count = in.getInt(); count > 0; count--) {
      needs.addLast(new Wanted(in.getLong(), in.getInt()));
    }
  }
}
