package io.foretide.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
  @Test
  void readsDocumentAfterDocument() {
    List<JsonNode> read = new ArrayList<>();
    YamlText.read("# first\na: 1\n---\nb: {c: [x, y]}\n...\n---\nd: '*'\n", read::add);
    assertThat(read.toString())
        .isEqualTo("[{\"a\":1}, {\"b\":{\"c\":[\"x\",\"y\"]}}, {\"d\":\"*\"}]");
  }

  @Test
  void saysInWhichLineItIsWrong() {
    assertRefused("a: 1\nb: c: d\n", "line 2: mapping values are not allowed here");
    assertRefused("a: 1\na: 2\n", "line 2: Duplicate field 'a'");
    assertRefused("a:\n\tb: 1\n", "line 2: found character '\\t(TAB)' that cannot start any token");
    assertRefused("a: [1\n", "line 2: expected ',' or ']', but got <stream end>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"service: *", "service: *-api", "a: &x 1\nb: *x"})
  void takesNoPatternWithoutQuotesForAnAlias(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> YamlText.read(text, document -> {}))
        .withMessageEndingWith(
            "allowed: YAML without aliases, in quotes where a text begins with *");
  }

  @Test
  void refusesWhatWouldGrowWithoutEnd() {
    StringBuilder laughs = new StringBuilder("a: &a [x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      laughs.append("%c: &%c [*%c, *%c]%n".formatted(c, c, c - 1, c - 1));
    }
    assertRefused(laughs.toString(), "line 2: *a is an alias");
    assertRefused("a: " + "[".repeat(100_000), "Document nesting depth (11) exceeds the maximum");
    assertRefused(
        "a: " + "x".repeat(1_000_001),
        "line 1: The incoming YAML document exceeds the limit: 1000000 code points.");
  }

  private static void assertRefused(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> YamlText.read(text, document -> {}))
        .withMessageStartingWith(message);
  }
}
