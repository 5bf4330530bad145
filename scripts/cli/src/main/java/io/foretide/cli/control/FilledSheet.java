package io.foretide.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Function;

/** A sheet that is read. */
final class FilledSheet<T> extends Sheet<T> {
  private final ObjectNode node;
  private final Set<String> known;
  private final Refusals refusals;

  private FilledSheet(String place, ObjectNode node, Set<String> known, Refusals refusals) {
    super(place);
    this.node = node;
    this.known = known;
    this.refusals = refusals;
  }

  /**
   * What a document says.
   *
   * @throws IllegalArgumentException when it says anything that is not allowed: names its key, the
   *     value and what is allowed
   */
  static <T> T read(ObjectNode document, Function<Sheet<T>, T> form) {
    Refusals refusals = new Refusals();
    try {
      T whole =
          form.apply(new FilledSheet<>("", document, refusals.knownKeys("", document), refusals));
      refusals.requireAllKnown();
      return whole;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(refusals.byKey(e.getMessage()), e);
    }
  }

  @Override
  <V> V value(String key, String field, ValueForm<V> form, Function<T, V> of) {
    known.add(key);
    JsonNode said = node.get(key);
    if (said == null) {
      return null;
    }
    V value = form.read().apply(said);
    if (value == null) {
      throw Refusals.refusal(path(key), said, form.allowed());
    }
    refusals.remember(field, path(key), said, value, form.inWords());
    return value;
  }

  @Override
  <U> Sheet<U> as(Function<T, U> part) {
    return new FilledSheet<>(path(""), node, known, refusals);
  }

  @Override
  <U> Sheet<U> below(String key, Function<T, U> part) {
    known.add(key);
    JsonNode said = node.get(key);
    if (said != null && !said.isObject()) {
      throw Refusals.refusal(path(key), said, "keys and values");
    }
    ObjectNode below = said == null ? JsonNodeFactory.instance.objectNode() : (ObjectNode) said;
    String place = path(key) + ".";
    return new FilledSheet<>(place, below, refusals.knownKeys(place, below), refusals);
  }
}
