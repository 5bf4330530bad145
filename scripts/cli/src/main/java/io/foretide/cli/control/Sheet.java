package io.foretide.cli.control;

import java.util.function.Function;

/**
 * A document of keys and values that a form goes through, either to read a {@code T} from it or to
 * write one onto it. So that both ways are one, the form names each key once, with the part of
 * {@code T} behind it: on a sheet that is read the answer is what the document says, on one that is
 * written it is that part, which the document says from then on.
 *
 * @param <T> what the document describes
 */
abstract class Sheet<T> {
  private final String place;

  /** A sheet whose keys stand at a place of the document, such as {@code "scope."}. */
  Sheet(String place) {
    this.place = place;
  }

  /**
   * A value that may be left out.
   *
   * @param key its key
   * @param field what the model calls it when it refuses it
   * @param of where it is in the model; null leaves it out
   * @return null when it is left out
   * @throws IllegalArgumentException when it is none of the form, saying what is allowed
   */
  abstract <V> V value(String key, String field, ValueForm<V> form, Function<T, V> of);

  /** As above, with what holds where it is left out. */
  final <V> V value(String key, String field, ValueForm<V> form, Function<T, V> of, V otherwise) {
    V value =
        value(
            key,
            field,
            form,
            whole -> {
              V known = of.apply(whole);
              return otherwise.equals(known) ? null : known;
            });
    return value == null ? otherwise : value;
  }

  /** As above, refused where it is left out. */
  final <V> V required(String key, String field, ValueForm<V> form, Function<T, V> of) {
    V value = value(key, field, form, of);
    if (value == null) {
      throw new IllegalArgumentException(path(key) + " is missing, allowed: " + form.allowed());
    }
    return value;
  }

  /** The same keys, for a part of what they describe. */
  abstract <U> Sheet<U> as(Function<T, U> part);

  /** The keys and values below a key, which may be left out with all of them. */
  abstract <U> Sheet<U> below(String key, Function<T, U> part);

  /** How messages name a key. */
  final String path(String key) {
    return place + key;
  }
}
