package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.foretide.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final long SEED = 3;

  @TempDir private Path folder;

  @Test
  void judgesASetThatIsThereAndWritesJson() throws IOException {
    writeSeries("wsd");
    CliRun run =
        CliRun.of("evaluate", "--data", folder, "--sets", "wsd", "--output", folder.resolve("out"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("wsd ", "F1 by time and by series").doesNotContain("aiops");
    assertThat(Files.readString(folder.resolve("out/evaluation.json")))
        .contains("\"set\" : \"wsd\"", "\"falseSegmentsPerDay\"");
  }

  @Test
  void judgesForecastsAndCapacityOfSetsThatAreThere() throws IOException {
    writeSeries("k8s");
    writeSeries("m4_hourly");
    CliRun run =
        CliRun.of(
            "evaluate",
            "--data",
            folder,
            "--sets",
            "m4_hourly,scaling",
            "--output",
            folder.resolve("out"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Forecasts of the last 48 rows", "OWA", "Capacity ahead of demand")
        .contains("scaling_15m_1% ", "scaling_15m_1%_replicas ")
        .doesNotContain("Intervals");
    assertThat(Files.readString(folder.resolve("out/evaluation.json")))
        .contains("\"owa\"", "\"set\" : \"scaling_30m_1%\"", "\"bestRival\"");
  }

  @Test
  void failsTheCheckWhenAMarkIsMissed() throws IOException {
    writeSeries("wsd");
    CliRun run = CliRun.of("evaluate", "--data", folder, "--sets", "wsd", "--check");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("worse: wsd ");
  }

  @Test
  void saysWhatItLooksForWhenNothingIsThere() {
    CliRun run = CliRun.of("evaluate", "--data", folder, "--sets", "nab,wsd");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'--data' is '" + folder + "'", "a folder that holds nab, wsd");
  }

  @Test
  void judgesWhatTakesLongOnlyWhenItIsNamed() {
    CliRun run = CliRun.of("evaluate", "--data", folder);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("a folder that holds some of");
  }

  @Test
  void theMarksOfThisReleaseAreKept() {
    Path data = Path.of("../../../shared/data").toAbsolutePath().normalize();
    assumeThat(Files.isDirectory(data))
        .as("%s is not there: no labelled series to be judged on", data)
        .isTrue();
    CliRun run =
        CliRun.of(
            "evaluate", "--data", data, "--sets", "aiops_kpi,wsd,nab,m4_hourly,scaling", "--check");
    assertThat(run.exitCode()).as("%s%n%s", run.err(), run.out()).isZero();
  }

  @Test
  void theMarksOfTheSimulatedShopAreKept() {
    CliRun run = CliRun.of("evaluate", "--data", folder, "--sets", "shop", "--check");
    assertThat(run.exitCode()).as("%s%n%s", run.err(), run.out()).isZero();
    assertThat(run.out()).contains("Simulated shop: ");
  }

  @Test
  void theMarksOfEpisodesAreKept() {
    CliRun run = CliRun.of("evaluate", "--data", folder, "--sets", "episodes", "--check");
    assertThat(run.exitCode()).as("%s%n%s", run.err(), run.out()).isZero();
    assertThat(run.out()).contains("Episodes of eventful shops", "seed_13 ");
  }

  /** Ten days at five minutes, a day and an hour of which is labelled and looks like the rest. */
  private void writeSeries(String set) throws IOException {
    Random random = new Random(SEED);
    List<String> rows = new ArrayList<>(List.of("timestamp,value,label"));
    for (int row = 0; row < 10 * 288; row++) {
      int label = row > 2000 && row < 2300 ? 1 : 0;
      rows.add(1_772_409_600L + 300L * row + "," + (20 + random.nextGaussian()) + "," + label);
    }
    Files.write(Files.createDirectories(folder.resolve(set)).resolve("one.csv"), rows);
  }
}
