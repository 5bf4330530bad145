package io.foretide.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of one document what is refused, as who wrote it knows it: what the model refuses by the
 * name of a field, by its key and as it was written.
 */
final class Refusals {
  private static final Pattern OF_THE_MODEL =
      Pattern.compile("(\\w+)('s length)? is (.*?), allowed: (.*)", Pattern.DOTALL);

  private final Map<String, Said> byField = new HashMap<>();
  private final List<Place> places = new ArrayList<>();

  private record Said(String key, JsonNode said, Object value, UnaryOperator<String> inWords) {}

  private record Place(String name, ObjectNode node, Set<String> known) {}

  /** A place of the document; returns where to put the keys that it may have. */
  Set<String> knownKeys(String place, ObjectNode node) {
    Set<String> known = new LinkedHashSet<>();
    places.add(new Place(place, node, known));
    return known;
  }

  /** Remembers what was said by a key, and how it reads. */
  void remember(
      String field, String key, JsonNode said, Object value, UnaryOperator<String> inWords) {
    byField.put(field, new Said(key, said, value, inWords));
  }

  /** Refuses keys that nothing has asked for. */
  void requireAllKnown() {
    for (Place place : places) {
      place
          .node()
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!place.known().contains(key)) {
                  throw new IllegalArgumentException(
                      "%s%s is no key, allowed: %s"
                          .formatted(place.name(), key, String.join(", ", place.known())));
                }
              });
    }
  }

  /** A message of the model with the key instead of the field, and the value as it was written. */
  String byKey(String message) {
    Matcher refused = OF_THE_MODEL.matcher(message);
    Said said = refused.matches() ? byField.get(refused.group(1)) : null;
    if (said == null) {
      return message;
    }
    String value =
        refused.group(3).equals(String.valueOf(said.value()))
            ? shown(said.said())
            : refused.group(3);
    String about = refused.group(2) == null ? "" : refused.group(2);
    return "%s%s is %s, allowed: %s"
        .formatted(said.key(), about, value, said.inWords().apply(refused.group(4)));
  }

  /** Refuses what is said by a key. */
  static IllegalArgumentException refusal(String key, JsonNode said, String allowed) {
    return new IllegalArgumentException(
        "%s is %s, allowed: %s".formatted(key, shown(said), allowed));
  }

  /** A value as messages show it. */
  static String shown(JsonNode said) {
    if (said.isContainerNode()) {
      return said.toString();
    }
    return said.isNull() || said.asText().isEmpty() ? "empty" : said.asText();
  }
}
