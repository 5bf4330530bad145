package io.foretide.cli.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure that was reached, or promised, and is to be kept. The marks of the release are in {@code
 * marks.csv} beside this class: set, figure, value, noise.
 *
 * @param set name of the set
 * @param figure what is measured
 * @param value what was reached or promised
 * @param noise how much worse is no matter
 */
record Mark(String set, Figure figure, double value, double noise) {

  /** The marks of this release. */
  static List<Mark> ofThisRelease() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Mark.class.getResourceAsStream("marks.csv"), StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Mark::parse).toList();
    }
  }

  private static Mark parse(String line) {
    String[] cells = line.split(",", -1);
    return new Mark(
        cells[0],
        Figure.valueOf(cells[1]),
        Double.parseDouble(cells[2]),
        Double.parseDouble(cells[3]));
  }

  /** What is wrong when the set was judged and the mark is missed. */
  Optional<String> complaint(List<EvaluationResult> results) {
    return results.stream()
        .filter(result -> result.set().equals(set))
        .filter(result -> figure.isMissed(figure.of(result), value, noise))
        .map(
            result ->
                String.format(
                    Locale.ROOT,
                    "%s %s is %.4f, the mark is %.4f (noise %.4f)",
                    set,
                    figure.name().toLowerCase(Locale.ROOT),
                    figure.of(result),
                    value,
                    noise))
        .findFirst();
  }
}
