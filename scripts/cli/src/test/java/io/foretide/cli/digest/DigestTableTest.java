package io.foretide.cli.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.digest.StateComparison.OperatorComparison;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTableTest {
  @ParameterizedTest
  @CsvSource({"6, 1", "12, 7"})
  void saysHowManyMoreKeysDiffer(int differing, String more) {
    assertThat(print(differing))
        .contains("  learn, changed: series-5\n  learn, changed: … and " + more + " more\n")
        .doesNotContain("series-6");
  }

  @Test
  void namesAllWhenTheyAreFew() {
    assertThat(print(5)).contains("  learn, changed: series-5\n").doesNotContain("more");
  }

  private static String print(int differing) {
    List<String> keys = IntStream.rangeClosed(1, differing).mapToObj(n -> "series-" + n).toList();
    StringWriter said = new StringWriter();
    DigestTable.print(
        new StateComparison(
            List.of(new OperatorComparison("learn", 1, keys, List.of(), List.of()))),
        new PrintWriter(said, true));
    return said.toString();
  }
}
