package io.foretide.model.series;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids that replays and retries make again: the first 128 bits of the SHA-256 of the parts, as 32
 * lower-case hexadecimal digits.
 */
public final class DeterministicId {
  private static final int BYTES = 16;

  private DeterministicId() {}

  /** The id of these parts, in this order; parts never run into one another. */
  public static String of(String... parts) {
    byte[] path = PathId.join(parts).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(path), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
