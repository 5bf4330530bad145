package io.foretide.model.scaling;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The pods of one workload: ordered now, ready later, stopped at once.
 *
 * <p>The n-th pod is ready when an order that has come due asked for at least n, and no order since
 * asked for fewer. Time must not run backwards.
 */
public final class PodFleet {
  private static final int ORDER_BYTES = Long.BYTES + Integer.BYTES;

  // In the order of being made; a later one may be ready earlier.
  private final Deque<Order> starting = new ArrayDeque<>();
  private int ready;

  /**
   * Replicas on their way.
   *
   * @param readyAtMillis when they are ready, milliseconds since the epoch
   * @param replicas how many will then run in all
   */
  private record Order(long readyAtMillis, int replicas) {}

  /** So many are ready. */
  public PodFleet(int ready) {
    this.ready = ready;
  }

  /** Asks for so many pods in all; those that have to be started are ready at the given time. */
  public void order(long nowMillis, long readyAtMillis, int replicas) {
    settle(nowMillis);
    ready = Math.min(ready, replicas);
    int orders = starting.size();
    for (int i = 0; i < orders; i++) {
      Order order = starting.poll();
      starting.add(new Order(order.readyAtMillis(), Math.min(order.replicas(), replicas)));
    }
    if (replicas > ready && !isPromised(readyAtMillis, replicas)) {
      starting.add(new Order(readyAtMillis, replicas));
    }
    settle(nowMillis);
  }

  private boolean isPromised(long readyAtMillis, int replicas) {
    return starting.stream()
        .anyMatch(order -> order.readyAtMillis() <= readyAtMillis && order.replicas() >= replicas);
  }

  /** Pods that are ready. */
  public int ready(long nowMillis) {
    settle(nowMillis);
    return ready;
  }

  private void settle(long nowMillis) {
    for (Order order : starting) {
      ready = order.readyAtMillis() <= nowMillis ? Math.max(ready, order.replicas()) : ready;
    }
    starting.removeIf(order -> order.readyAtMillis() <= nowMillis);
  }

  int bytes() {
    return 2 * Integer.BYTES + starting.size() * ORDER_BYTES;
  }

  void encode(ByteBuffer out) {
    out.putInt(ready).putInt(starting.size());
    starting.forEach(order -> out.putLong(order.readyAtMillis).putInt(order.replicas));
  }

  static PodFleet decode(ByteBuffer in) {
    PodFleet fleet = new PodFleet(in.getInt());
    for (int count = in.getInt(); count > 0; count--) {
      fleet.starting.add(new Order(in.getLong(), in.getInt()));
    }
    return fleet;
  }
}
