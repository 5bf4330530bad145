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
  private static final int LEAD = 5;

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
    "100, --lead=15min",
    "1000, --lead=15min",
    "2500, --cadence=0",
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
        .contains("series (44 of 4,320 steps were gaps; 1.5 days learnt", "replica-hours")
        .contains("scale events")
        .contains("Foretide ", "reactive *", "yesterday × level *", "max of both *", "static *")
        .contains("HPA at 70 %", "clairvoyant", "tuned on the answers");
    assertThat(run.out()).containsOnlyOnce("* headroom tuned on the answers");
    assertThat(run.err()).contains("[1/1] series (44 of 4,320 steps were gaps");
  }

  @Test
  void countsRowsThatAreMissingAsGaps() throws IOException {
    List<String> rows = series();
    rows.subList(101, 141).clear();
    assertThat(simulate(rows).out()).contains("of 4,320 steps were gaps");
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
  void removesTheGridOfAnEarlierRunAndLeavesEverythingElse() throws IOException {
    simulate(series().subList(0, 401), "--what-if-targets", "1%");
    Path out = folder.resolve("out");
    Files.writeString(out.resolve("other.replicas.csv"), "earlier");
    assertThat(out.resolve("what-if.csv")).exists();
    simulate(series().subList(0, 401));
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder("simulation.html", "series.replicas.csv", "other.replicas.csv");
  }

  @Test
  void replacesNothingWhenAFolderIsInTheWay() throws IOException {
    simulate(series().subList(0, 401));
    Path out = folder.resolve("out");
    String before = Files.readString(out.resolve("series.replicas.csv"));
    Files.delete(out.resolve("simulation.html"));
    Files.writeString(
        Files.createDirectory(out.resolve("simulation.html")).resolve("mine.txt"), "mine");
    CliRun run =
        CliRun.of(
            "simulate", "--input", folder.resolve("series.csv"), "--output", out, "--lead", "1h");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "foretide: cannot replace " + out.resolve("simulation.html") + ": it is a folder");
    assertThat(out.resolve("series.replicas.csv")).hasContent(before.stripTrailing());
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder("simulation.html", "series.replicas.csv");
  }

  @Test
  void printsSharesAsTheyWereGiven() throws IOException {
    CliRun run =
        simulate(series().subList(0, 101), "--what-if-targets", "0.07%,1.5%", "--from", "50%");
    assertThat(run.err()).contains("what if: lead 5 min, target 0.07 %", ", target 1.5 %");
    assertThat(run.out()).contains(" 0.07 % ", " 1.5 % ", "tell a violation of 1 % from none");
    assertThat(Files.readAllLines(folder.resolve("out/what-if.csv")).get(1))
        .startsWith("5 min,7.0E-4,");
  }

  @Test
  void refusesLeadsThatLeaveTooFewRowsToJudge() throws IOException {
    Path file = Files.write(folder.resolve("series.csv"), series().subList(0, 41));
    Path out = folder.resolve("out");
    CliRun run =
        CliRun.of("simulate", "--input", file, "--output", out, "--what-if-leads", "5min,35min");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("series.csv leaves too few rows to judge, 5 of 40 (", "a lead time of 35 min");
    assertThat(out).doesNotExist();
  }

  @Test
  void takesTheSameSeriesAtEveryLead() throws IOException {
    Path inputs = inputs();
    Files.write(inputs.resolve("brief.csv"), series().subList(0, 41));
    Path out = folder.resolve("out");
    CliRun run =
        CliRun.of("simulate", "--input", inputs, "--output", out, "--what-if-leads", "5min,35min");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("All 2 series, without 1 left out")
        .contains("  brief leaves too few rows to judge, 5 of 40 (");
    String median =
        run.out().replaceAll("(?s).*MEDIAN.*?Foretide +([\\d.]+ %) +([\\d.]+) .*", "$1 +$2 ");
    assertThat(run.out()).containsPattern("5 min +1 % +" + median);
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
  void explainsEveryRuleOnThePage() throws IOException {
    simulate(series());
    String page = Files.readString(folder.resolve("out/simulation.html"));
    for (Rule rule : Rule.values()) {
      String title = rule.title().replace("×", "&times;") + (rule.isTuned() ? " *" : "");
      assertThat(page.contains("<dt>" + title + "</dt><dd>")).as(title).isTrue();
    }
  }

  @Test
  void simulatesEveryFileOfAFolder() throws IOException {
    Path inputs = inputs();
    CliRun run = CliRun.of("simulate", "--input", inputs, "--output", inputs);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("All 2 series\n", "MEDIAN", "MEAN")
        .containsOnlyOnce("* headroom tuned on the answers")
        .doesNotContain("Left out");
    assertThat(CliRun.of("simulate", "--input", inputs, "--output", inputs).out())
        .as("results are no input of the next run")
        .contains("All 2 series");
  }

  @Test
  void leavesOutSeriesWithoutFiguresAndSaysWhy() throws IOException {
    Path inputs = inputs();
    Files.write(inputs.resolve("short.csv"), series().subList(0, 11));
    Files.write(
        inputs.resolve("dead.csv"),
        series().subList(0, 101).stream().map(row -> row.replaceAll(",[\\d.]+$", ",0")).toList());
    CliRun run = CliRun.of("simulate", "--input", inputs, "--output", folder.resolve("out"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("All 2 series, without 2 left out")
        .contains("Left out of the figures of all: 2 series")
        .contains("  short leaves too few rows to judge, 5 of 10 (")
        .contains("  dead has no demand in the rows judged")
        .doesNotContain("NaN");
    assertThat(pageData())
        .contains("\"compared\":2,", "{\"name\":\"short\",\"why\":\"leaves too few rows")
        .contains(
            "\"notes\":[\"5 of 499 steps were gaps\",\"0.2 days learnt before the rows judged");
    assertThat(folder.resolve("out/short.replicas.csv")).doesNotExist();
  }

  @Test
  void writesNothingWhenAFileIsBad() throws IOException {
    Path inputs = inputs();
    Path bad = Files.write(inputs.resolve("bad.csv"), List.of("timestamp,value", "0,1", "60,two"));
    Path negative = Files.write(inputs.resolve("n.csv"), List.of("timestamp,value", "0,-1"));
    CliRun run = CliRun.of("simulate", "--input", inputs, "--output", folder.resolve("out"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .contains("2 of 4 files cannot be simulated: ")
        .contains(bad + " line 3 is '60,two'", "but " + negative + " has -1.0");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void leavesEarlierResultsWhenThereIsNothingToJudge() throws IOException {
    simulate(series());
    Path page = folder.resolve("out/simulation.html");
    String before = Files.readString(page);
    Path dead =
        Files.write(
            folder.resolve("series.csv"),
            series().subList(0, 101).stream()
                .map(row -> row.replaceAll(",[\\d.]+$", ",0"))
                .toList());
    CliRun run = CliRun.of("simulate", "--input", dead, "--output", folder.resolve("out"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nothing to judge: series has no demand in the rows judged");
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(page)).isEqualTo(before);
  }

  @Test
  void decidesAsOftenAsTheRowsOfEachSeriesAllow() throws IOException {
    Path inputs = inputs();
    List<String> hours = new ArrayList<>(List.of("timestamp,value"));
    for (int hour = 0; hour < 100; hour++) {
      hours.add(SampleDemand.START / 1000 + 3600L * hour + "," + (5 + hour % 7));
    }
    Path hourly = Files.write(inputs.resolve("hourly.csv"), hours);
    Path out = folder.resolve("out");
    CliRun given = CliRun.of("simulate", "--input", inputs, "--output", out, "--cadence", "15 min");
    assertThat(given.exitCode()).isEqualTo(2);
    assertThat(given.err())
        .contains("'--cadence' is '15 min', but the rows of " + hourly + " are 1 h apart")
        .contains("expected a multiple of that");
    assertThat(out).doesNotExist();
    assertThat(CliRun.of("simulate", "--input", inputs, "--output", out).exitCode()).isZero();
    assertThat(pageData()).contains("{\"label\":\"Decided every\",\"value\":\"5 min to 1 h\"}");
  }

  @Test
  void showsForHowLongANeedIsHeld() throws IOException {
    simulate(
        series(), "--replica-capacity", "12.5", "--lead", "30 min", "--target-violation", "7%");
    assertThat(pageData())
        .contains("{\"label\":\"A need is held for\",\"value\":\"29 min\"}")
        .contains("{\"label\":\"Target violation\",\"value\":\"7 %\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "--lead, 0s, option '--lead' is '0'",
    "--lead, 2d, a day at most",
    "--lead, soon, 'soon' is no duration",
    "--lead, 15, option '--lead': '15' has no unit",
    "--what-if-leads, 15, option '--what-if-leads' (DURATION): '15' has no unit",
    "--cadence, 90s, option '--cadence' is '90 s'",
    "--stabilization, 5min, option '--stabilization' needs '--replica-capacity'",
    "--target-violation, 1percent, '1percent' is no share",
    "--target-violation, 0.007%, option '--target-violation' is '0.007 %'",
    "--target-violation, 90%, expected a share of 0.0001 to 0.5",
    "--replica-capacity, many, 'many' is no number",
    "--replica-capacity, NaN, option '--replica-capacity' is 'NaN'",
    "--replica-capacity, Infinity, expected a number above 0",
    "--replica-capacity, -1, expected a number above 0",
    "--replica-capacity, 1e-9, expected at least 0.000237: no more than 100",
    "--from, 0.9999, series.csv leaves too few rows to judge",
    "--time-zone, Mars, 'Mars' is no time zone",
    "--target-violation, 0.9, expected a share of 0.0001 to 0.5",
    "--what-if-targets, 0, option '--what-if-targets' is '0 %'",
    "--what-if-leads, 25h, option '--what-if-leads'",
    "--replica-capacity, 0, expected a number above 0",
    "--from, 1, expected 0 to below 1",
    "--time-zone, Atlantis, '--time-zone'"
  })
  void refusesWhatCannotBeSimulated(String option, String value, String complaint)
      throws IOException {
    Path file = Files.write(folder.resolve("series.csv"), series().subList(0, 40));
    CliRun run =
        CliRun.of("simulate", "--input", file, "--output", folder.resolve("out"), option, value);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(complaint).doesNotContain("java.", "Exception");
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

  /** A folder of two series. */
  private Path inputs() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.write(inputs.resolve("one.csv"), series().subList(0, 500));
    Files.write(inputs.resolve("two.csv"), series().subList(0, 800));
    return inputs;
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

  /** What the page shows. */
  private String pageData() throws IOException {
    String page = Files.readString(folder.resolve("out/simulation.html"));
    int begin = page.indexOf("id=\"report-data\">");
    return page.substring(begin, page.indexOf("</script>", begin));
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
