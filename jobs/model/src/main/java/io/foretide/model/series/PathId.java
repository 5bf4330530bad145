package io.foretide.model.series;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Joins names to a path that can be split again whatever characters the names hold. */
final class PathId {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final boolean[] SAFE = new boolean[0x80];

  static {
    for (char c = 0; c < SAFE.length; c++) {
      SAFE[c] = Character.isLetterOrDigit(c) || "-._~ :()[]{}@$".indexOf(c) >= 0;
    }
  }

  private PathId() {}

  static String join(String... parts) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        path.append('/');
      }
      appendEncoded(path, parts[i]);
    }
    return path.toString();
  }

  static String[] split(String path, int count) {
    String[] parts = path.split("/", -1);
    if (parts.length != count) {
      throw new IllegalArgumentException(
          "'" + path + "' has " + parts.length + " parts, expected " + count);
    }
    for (int i = 0; i < count; i++) {
      parts[i] = decode(parts[i]);
    }
    return parts;
  }

  private static void appendEncoded(StringBuilder path, String part) {
    if (isSafe(part)) {
      path.append(part);
      return;
    }
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      if (b >= 0 && SAFE[b]) {
        path.append((char) b);
      } else {
        path.append('%').append(HEX.toHexDigits(b));
      }
    }
  }

  private static boolean isSafe(String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c >= SAFE.length || !SAFE[c]) {
        return false;
      }
    }
    return true;
  }

  private static String decode(String part) {
    if (part.indexOf('%') < 0) {
      return part;
    }
    byte[] bytes = new byte[part.length()];
    int n = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '%') {
        if (i + 2 >= part.length()) {
          throw new IllegalArgumentException("'" + part + "' ends within a percent-encoded byte");
        }
        bytes[n++] = (byte) Integer.parseInt(part, i + 1, i + 3, 16);
        i += 2;
      } else {
        bytes[n++] = (byte) c;
      }
    }
    return new String(bytes, 0, n, StandardCharsets.UTF_8);
  }
}
