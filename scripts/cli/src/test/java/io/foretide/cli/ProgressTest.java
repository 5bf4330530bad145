package io.foretide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter written = new StringWriter();

  @Test
  void writesALineForEveryTenthWithoutATerminal() {
    Progress progress = new Progress(new PrintWriter(written), false);
    progress.begin("write telemetry");
    progress.report(0.01, "%,d records", 1_000);
    progress.report(0.05, "%,d records", 5_000);
    progress.report(0.11, "%,d records", 11_000);
    progress.report(1.7, "%,d records", 170_000);
    progress.done("%,d records", 170_001);
    assertThat(written.toString().lines())
        .containsExactly(
            "  write telemetry                1 %  1,000 records",
            "  write telemetry               11 %  11,000 records",
            "  write telemetry              100 %  170,000 records",
            "  write telemetry              done   170,001 records");
    assertThat(written.toString()).doesNotContain("\r", "\033");
  }

  @Test
  void beginsEveryStepAnew() {
    Progress progress = new Progress(new PrintWriter(written), false);
    progress.begin("first");
    progress.report(0.9, "");
    progress.begin("second");
    progress.report(0.2, "");
    assertThat(written.toString().lines().map(String::strip))
        .containsExactly(
            "first                         90 %", "second                        20 %");
  }

  @Test
  void overwritesItsLineOnATerminal() {
    Progress progress = new Progress(new PrintWriter(written), true);
    progress.begin("write telemetry");
    progress.report(0.5, "half");
    assertThat(written.toString())
        .startsWith("\r\033[K")
        .contains("█".repeat(12) + "░".repeat(12) + "  50 %  half")
        .doesNotContain("\n");
    progress.done("all");
    assertThat(written.toString()).endsWith("done   all" + System.lineSeparator());
  }
}
