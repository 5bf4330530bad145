package io.foretide.delivery;

import io.foretide.flink.kafka.SecretText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes secrets out of what a receiver says: whole, in their parts (the token without its scheme, a
 * segment of an address that is secret), and where the end of the text has cut one short.
 */
final class Redaction {
  private static final String HIDDEN = "…";
  private static final int SHORTEST_BEGINNING = 4;
  private static final int SHORTEST_PART_OF_ADDRESS = 8;

  private final List<String> secrets;

  /**
   * Of one request.
   *
   * @param address where the URL comes from: only one that is a reference is a secret
   * @param secret null when there is none
   */
  Redaction(SecretText address, String url, String secret) {
    List<String> found = new ArrayList<>();
    if (address.isReference()) {
      found.add(url);
      Stream.of(url.split("[/?&=#]"))
          .filter(part -> part.length() >= SHORTEST_PART_OF_ADDRESS)
          .forEach(found::add);
    }
    if (secret != null) {
      found.add(secret);
      found.add(secret.substring(secret.indexOf(' ') + 1));
    }
    // A part of another must not break it up.
    found.sort(Comparator.comparingInt(String::length).reversed());
    secrets = List.copyOf(found);
  }

  String of(String text) {
    String redacted = text;
    for (String secret : secrets) {
      redacted = redacted.replace(secret, HIDDEN);
    }
    for (String secret : secrets) {
      redacted = withoutBeginningAtEnd(redacted, secret);
    }
    return redacted;
  }

  private static String withoutBeginningAtEnd(String text, String secret) {
    for (int length = secret.length() - 1; length >= SHORTEST_BEGINNING; length--) {
      if (text.endsWith(secret.substring(0, length))) {
        return text.substring(0, text.length() - length) + HIDDEN;
      }
    }
    return text;
  }
}
