package io.foretide.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.foretide.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the simulation's files. */
class SimulateCommandTest {
  private static final long SEED = 31;
  private static final int ROWS = 3 * SampleDemand.DAY;
  private static final int LEAD = 15;

  @TempDir private Path folder;

  @Test
  void writesARowPerRowWithTheTimestampsAsTheyWereRead() throws IOException {
    List<String> input = series();
    List<String> replicas = replicas(input);
    assertThat(replicas.get(0)).isEqualTo("timestamp,demand,capacity");
    assertThat(replicas).hasSameSizeAs(input);
    for (int row = 1; row < input.size(); row++) {
      assertThat(replicas.get(row)).startsWith(input.get(row) + ",");
    }
  }

  @Test
  void leavesCapacityEmptyForTheFirstLeadTime() throws IOException {
    List<String> replicas = replicas(series());
    assertThat(replicas.subList(1, 1 + LEAD)).allMatch(row -> row.endsWith(","));
    assertThat(replicas.subList(1 + LEAD, replicas.size())).noneMatch(row -> row.endsWith(","));
  }

  @ParameterizedTest(name = "prefix of {0} rows with {1}, seed " + SEED)
  @CsvSource({
    "10, --lead=15m",
    "1000, --lead=15m",
    "2500, --cadence=5m",
    "1000, --replica-capacity=12.5",
    "2500, --replica-capacity=12.5"
  })
  void givesTheSameRowsForAPrefix(int rows, String option) throws IOException {
    List<String> whole = replicas(series(), option);
    List<String> prefix = replicas(series().subList(0, rows + 1), option);
    assertThat(prefix).isEqualTo(whole.subList(0, rows + 1));
  }

  @Test
  void keepsTimestampsOfOtherForms() throws IOException {
    List<String> iso = new ArrayList<>(List.of("timestamp,value"));
    for (String row : series().subList(1, 101)) {
      int comma = row.indexOf(',');
      iso.add(
          Instant.ofEpochSecond(Long.parseLong(row.substring(0, comma))) + row.substring(comma));
    }
    assertThat(replicas(iso).get(100)).startsWith(iso.get(100) + ",");
  }

  @Test
  void printsEveryRuleOfEachSeriesAndOfAll() throws IOException {
    CliRun run = simulate(series(), "--replica-capacity", "12.5");
    assertThat(run.out())
        .contains("series\n", "replica-hours", "scale events")
        .contains("Foretide ", "reactive *", "yesterday × level *", "max of both *", "static *")
        .contains("HPA at 70 %", "clairvoyant", "tuned on the answers");
    assertThat(run.err()).contains("[1/1] series");
  }

  @Test
  void asksWhatIf() throws IOException {
    CliRun run = simulate(series(), "--what-if-leads", "5m,30m", "--what-if-targets", "0.01,0.05");
    assertThat(run.out()).contains("What if", "best rival, tuned on the answers");
    List<String> grid = Files.readAllLines(folder.resolve("out/what-if.csv"));
    assertThat(grid).hasSize(5);
    assertThat(grid.get(0))
        .isEqualTo("lead,target,violation,overProvision,bestRival,bestRivalOverProvision");
    assertThat(grid.get(1)).startsWith("5 min,0.01,");
    assertThat(grid.get(4)).startsWith("30 min,0.05,");
  }

  @Test
  void writesAPageThatAsksNothingOfTheNetwork() throws IOException {
    simulate(series(), "--what-if-targets", "0.01,0.05");
    String page = Files.readString(folder.resolve("out/simulation.html"));
    assertThat(page)
        .contains("Simulation of series.csv", "default-src 'none'", "\"whatIf\":[{\"leadMillis\"")
        .doesNotContain("{{")
        .doesNotContainPattern("(src|href)=\"(https?:)?//");
  }

  @Test
  void simulatesEveryFileOfAFolder() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.write(inputs.resolve("one.csv"), series().subList(0, 500));
    Files.write(inputs.resolve("two.csv"), series().subList(0, 2));
    CliRun run = CliRun.of("simulate", "--input", inputs, "--output", inputs);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("All 2 series", "MEDIAN", "MEAN");
    assertThat(CliRun.of("simulate", "--input", inputs, "--output", inputs).out())
        .as("results are no input of the next run")
        .contains("All 2 series");
  }

  @ParameterizedTest
  @CsvSource({
    "--lead, 0s, option '--lead' is '0'",
    "--lead, 2d, a day at most",
    "--lead, soon, 'soon' is no duration",
    "--lead, 15, option '--lead': '15' has no unit",
    "--what-if-leads, 15, option '--what-if-leads' (DURATION): '15' has no unit",
    "--target-violation, 1percent, '1percent' is no share",
    "--target-violation, 90%, expected a share of 0.0001 to 0.5",
    "--time-zone, Mars, 'Mars' is no time zone",
    "--target-violation, 0.9, expected a share of 0.0001 to 0.5",
    "--what-if-targets, 0, option '--what-if-targets' is '0.0'",
    "--what-if-leads, 25h, option '--what-if-leads'",
    "--replica-capacity, 0, expected a number above 0",
    "--from, 1, expected 0 to below 1",
    "--time-zone, Atlantis, '--time-zone'"
  })
  void refusesWhatCannotBeSimulated(String option, String value, String complaint)
      throws IOException {
    Path file = Files.write(folder.resolve("series.csv"), series().subList(0, 20));
    CliRun run =
        CliRun.of("simulate", "--input", file, "--output", folder.resolve("out"), option, value);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(complaint);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-0.001"})
  void refusesDemandBelowZero(String value) throws IOException {
    Path file =
        Files.write(folder.resolve("series.csv"), List.of("timestamp,value", "0,1", "60," + value));
    CliRun run = CliRun.of("simulate", "--input", file, "--output", folder.resolve("out"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("demand is 0 or more, but " + file, "at 60");
  }

  @Test
  void wastesLessThanTheBestRuleOnRealDemand() throws IOException {
    Path data = Path.of("../../../shared/data/web").toAbsolutePath().normalize();
    assumeThat(Files.isDirectory(data)).as("%s is not there: no real demand", data).isTrue();
    CliRun run =
        CliRun.of("simulate", "--input", data, "--output", folder, "--what-if-targets", "0.01");
    assertThat(run.exitCode()).as(run.err()).isZero();
    String[] medians = Files.readAllLines(folder.resolve("what-if.csv")).get(1).split(",", -1);
    assertThat(Double.parseDouble(medians[2])).isBetween(0.005, 0.015);
    assertThat(Double.parseDouble(medians[3])).isLessThan(Double.parseDouble(medians[5]));
  }

  private static List<String> series() {
    List<String> rows = new ArrayList<>(List.of("timestamp,value"));
    double[] values = SampleDemand.daily(ROWS, SEED);
    for (int row = 0; row < ROWS; row++) {
      String text = row % 97 == 96 ? "" : Double.toString(values[row]);
      rows.add(SampleDemand.START / 1000 + 60L * row + "," + text);
    }
    return rows;
  }

  private List<String> replicas(List<String> input, String... options) throws IOException {
    simulate(input, options);
    return Files.readAllLines(folder.resolve("out/series.replicas.csv"));
  }

  private CliRun simulate(List<String> input, String... options) throws IOException {
    Path file = Files.write(folder.resolve("series.csv"), input);
    List<Object> arguments =
        new ArrayList<>(List.of("simulate", "--input", file, "--output", folder.resolve("out")));
    arguments.addAll(List.of(options));
    CliRun run = CliRun.of(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }
}
