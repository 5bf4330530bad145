package io.foretide.cli.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a savepoint holds of every key of every operator, as a digest of the bytes: of values and of
 * timers, whichever subtask kept them. Equal digests mean that a job goes on alike.
 */
public final class StateDigest {
  private final Map<String, Map<String, Long>> operators = new TreeMap<>();

  /** Uids of the operators that have state by key. */
  public SortedSet<String> operators() {
    return new TreeSet<>(operators.keySet());
  }

  /** Digests of an operator by key: a series, a tenant or what else its state belongs to. */
  public Map<String, Long> of(String operator) {
    return operators.getOrDefault(operator, Map.of());
  }

  /** One number for all of an operator's state. */
  public long total(String operator) {
    return of(operator).values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Adds an entry; in which order makes no difference.
   *
   * @param state name of the state that it is of
   */
  void add(String operator, String key, String state, byte[] entryKey, byte[] entryValue) {
    operators
        .computeIfAbsent(operator, name -> new TreeMap<>())
        .merge(key, digest(state, entryKey, entryValue), Long::sum);
  }

  private static long digest(String state, byte[] entryKey, byte[] entryValue) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(state.getBytes(StandardCharsets.UTF_8));
      sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(entryKey.length).array());
      sha.update(entryKey);
      return ByteBuffer.wrap(sha.digest(entryValue)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
