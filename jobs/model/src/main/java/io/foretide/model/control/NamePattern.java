package io.foretide.model.control;

/** A pattern for names: each {@code *} stands for any characters, none among them. */
final class NamePattern {
  /** Matches every name. */
  static final String ANY = "*";

  private static final char WILDCARD = '*';

  private NamePattern() {}

  /** Whether the pattern is a name itself. */
  static boolean isExact(String pattern) {
    return pattern.indexOf(WILDCARD) < 0;
  }

  /** Number of characters of the pattern that are not wildcards. */
  static int spelledOut(String pattern) {
    return (int) pattern.chars().filter(c -> c != WILDCARD).count();
  }

  /** Whether a name matches; looks at each wildcard once more for each character, at worst. */
  static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int wildcard = -1;
    int resumed = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == WILDCARD) {
        wildcard = p++;
        resumed = n;
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (wildcard >= 0) {
        p = wildcard + 1;
        n = ++resumed;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == WILDCARD) {
      p++;
    }
    return p == pattern.length();
  }
}
