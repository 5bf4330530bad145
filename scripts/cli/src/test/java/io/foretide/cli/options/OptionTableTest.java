package io.foretide.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.CliRun;
import io.foretide.flink.options.JobConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;

class OptionTableTest {
  private static final String BEGIN = "<!-- options -->\n";
  private static final String END = "<!-- /options -->";

  @Test
  void holdsEveryOptionOfEveryJobOnceWithItsDefaultAndDescription() {
    List<String> rows = OptionTable.markdown().lines().skip(2).toList();
    List<String> keys =
        OptionTable.optionClasses().stream()
            .flatMap(owner -> JobConfiguration.options(owner).stream())
            .<String>map(ConfigOption::key)
            .toList();
    assertThat(keys).doesNotHaveDuplicates().contains("windows.width", "kafka.bootstrap-servers");
    assertThat(rows.stream().map(row -> row.split("`", -1)[1])).containsExactlyElementsOf(keys);
    assertThat(rows).allMatch(row -> row.matches("\\| `[a-z.-]+` \\| [^|]+ \\| [^|]{10,} \\|"));
  }

  @Test
  void isWhatTheCommandPrints() {
    CliRun run = CliRun.of("options");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(OptionTable.markdown());
  }

  @Test
  void isWhatTheReadmeHolds() throws IOException {
    Path readme = Path.of(System.getProperty("foretide.root", "../..")).resolve("README.md");
    assertThat(readme).exists();
    String text = Files.readString(readme);
    assertThat(text).contains(BEGIN, END);
    String table = text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
    assertThat(table.strip())
        .as("options in README.md: put what `scripts/foretide options` prints between the markers")
        .isEqualTo(OptionTable.markdown().strip());
  }
}
