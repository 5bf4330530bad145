package io.foretide.model.series;

import java.nio.charset.StandardCharsets;

/** Joins names to a path that can be split again whatever characters the names hold. */
final class PathId {
  private static final String SAFE = "-._~ :()[]{}@$";

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
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0)) {
        path.append(c);
      } else {
        path.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
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
