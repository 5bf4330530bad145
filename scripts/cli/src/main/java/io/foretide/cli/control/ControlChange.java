package io.foretide.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.foretide.model.control.Control;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of something told.
 *
 * @param before what is in force; null when it is new
 * @param after what is to be in force; null when it is withdrawn
 */
record ControlChange(Control before, Control after) {
  private static final String NOTHING = "unset";

  /** Whether both say the same, whoever said it. */
  boolean isNone() {
    return before != null
        && after != null
        && ControlForm.write(before).equals(ControlForm.write(after));
  }

  /** Its id. */
  String id() {
    return (after == null ? before : after).id();
  }

  /** The change in a line, with what was and what will be where it changes. */
  String line() {
    if (before == null) {
      return "created   " + name(after);
    }
    if (after == null) {
      return "deleted   " + name(before);
    }
    return isNone() ? "unchanged " + name(after) : "changed   " + name(after) + ": " + changes();
  }

  private static String name(Control control) {
    return ControlForm.Kind.of(control) + " " + control.id();
  }

  private String changes() {
    Map<String, String> old = texts(before);
    Map<String, String> now = texts(after);
    return Stream.concat(old.keySet().stream(), now.keySet().stream())
        .distinct()
        .filter(key -> !Objects.equals(old.get(key), now.get(key)))
        .map(
            key ->
                "%s %s → %s"
                    .formatted(key, old.getOrDefault(key, NOTHING), now.getOrDefault(key, NOTHING)))
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> texts(Control control) {
    Map<String, String> texts = new LinkedHashMap<>();
    collect("", ControlForm.write(control), texts);
    return texts;
  }

  private static void collect(String place, JsonNode node, Map<String, String> texts) {
    node.properties()
        .forEach(
            entry -> {
              String key = place + entry.getKey();
              if (entry.getValue().isObject()) {
                collect(key + ".", entry.getValue(), texts);
              } else {
                texts.put(key, Refusals.shown(entry.getValue()));
              }
            });
  }
}
