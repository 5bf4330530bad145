package io.foretide.cli.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.function.Function;

/** A sheet that is written. */
final class WrittenSheet<T> extends Sheet<T> {
  private final T whole;
  private final ObjectNode node;
  private final Consumer<ObjectNode> attach;

  private WrittenSheet(String place, T whole, ObjectNode node, Consumer<ObjectNode> attach) {
    super(place);
    this.whole = whole;
    this.node = node;
    this.attach = attach;
  }

  /** What is, as a document. */
  static <T> ObjectNode of(T whole, Function<Sheet<T>, T> form) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    var unused = form.apply(new WrittenSheet<>("", whole, node, written -> {}));
    return node;
  }

  @Override
  <V> V value(String key, String field, ValueForm<V> form, Function<T, V> of) {
    V value = of.apply(whole);
    if (value != null) {
      node.set(key, form.write().apply(value));
      attach.accept(node);
    }
    return value;
  }

  @Override
  <U> Sheet<U> as(Function<T, U> part) {
    return new WrittenSheet<>(path(""), part.apply(whole), node, attach);
  }

  @Override
  <U> Sheet<U> below(String key, Function<T, U> part) {
    return new WrittenSheet<>(
        path(key) + ".",
        part.apply(whole),
        node.objectNode(),
        written -> {
          node.set(key, written);
          attach.accept(node);
        });
  }
}
