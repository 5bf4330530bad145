package io.foretide.cli.simulate;

/**
 * A series that the figures of all series are without.
 *
 * @param name of the series, or its file
 * @param why what follows the name in a sentence
 */
public record LeftOut(String name, String why) {
  /** As a sentence. */
  String text() {
    return name + " " + why;
  }
}
