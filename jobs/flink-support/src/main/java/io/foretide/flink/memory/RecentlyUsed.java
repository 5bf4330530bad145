package io.foretide.flink.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an operator keeps in memory besides its state, because it can do without: the entries that
 * were used last, so many and no more.
 */
public final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;
  private static final int FIRST_CAPACITY = 16;
  private static final float LOAD_FACTOR = 0.75f;

  private final int most;

  /** Nothing yet, and never more than {@code most} entries. */
  public RecentlyUsed(int most) {
    super(FIRST_CAPACITY, LOAD_FACTOR, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
