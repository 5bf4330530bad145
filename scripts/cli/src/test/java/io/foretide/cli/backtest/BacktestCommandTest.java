package io.foretide.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the backtest's files. */
class BacktestCommandTest {
  private static final long SEED = 17;
  private static final long START_SECONDS = 1_772_445_600L;
  private static final int STEP_SECONDS = 300;
  private static final int ROWS = 9 * 288;

  @TempDir private Path folder;

  @Test
  void writesARowPerRowWithTheTimestampsAsTheyWereRead() throws IOException {
    List<String> input = series();
    List<String> points = points(input);
    assertThat(points.get(0)).isEqualTo("timestamp,value,expected,lower,upper,score,alert");
    assertThat(points).hasSameSizeAs(input);
    for (int row = 1; row < input.size(); row++) {
      assertThat(cells(points.get(row), 7)[0]).isEqualTo(cells(input.get(row), 2)[0]);
      String value = cells(input.get(row), 2)[1];
      assertThat(number(cells(points.get(row), 7)[1])).isEqualTo(number(value));
    }
  }

  @Test
  void saysNothingOfWhatItDoesNotKnowYet() throws IOException {
    assertThat(points(series()).get(1)).endsWith(",,,,0.0,0");
  }

  @Test
  void boundsTheExpectationAndTheScoreAndAlertsOnTheIncident() throws IOException {
    List<String> points = points(series());
    int alerts = 0;
    for (String row : points.subList(2, points.size())) {
      String[] cells = cells(row, 7);
      assertThat(number(cells[2])).isBetween(number(cells[3]), number(cells[4]));
      assertThat(number(cells[5])).isBetween(0.0, 1.0);
      assertThat(cells[6]).isIn("0", "1");
      alerts += Integer.parseInt(cells[6]);
    }
    assertThat(alerts).isPositive();
    String atOnset = points.get(1 + incidentRow());
    assertThat(atOnset).endsWith(",1");
  }

  @ParameterizedTest(name = "prefix of {0} rows, seed " + SEED)
  @ValueSource(ints = {2, 100, 1000, 2300})
  void givesTheSameRowsForAPrefix(int rows) throws IOException {
    List<String> whole = points(series());
    List<String> prefix = points(series().subList(0, rows + 1));
    assertThat(prefix).isEqualTo(whole.subList(0, rows + 1));
  }

  @Test
  void givesTheSameRowsWhateverTheLabelsAre() throws IOException {
    List<String> labelled = new ArrayList<>();
    for (String row : series()) {
      labelled.add(row + (labelled.isEmpty() ? ",label" : labelled.size() % 2 == 0 ? ",1" : ",0"));
    }
    assertThat(points(labelled)).isEqualTo(points(series()));
  }

  @Test
  void forecastsTheStepsAfterTheLastRow() throws IOException {
    List<String> input = series();
    List<String> forecasts = forecasts(input, 24);
    assertThat(forecasts.get(0)).isEqualTo("origin,target,mean,p025,p05,p50,p95,p975");
    assertThat(forecasts).hasSize(25);
    long last = Long.parseLong(cells(input.get(input.size() - 1), 2)[0]);
    for (int step = 1; step <= 24; step++) {
      String[] cells = cells(forecasts.get(step), 8);
      assertThat(cells[0]).isEqualTo(Long.toString(last));
      assertThat(cells[1]).isEqualTo(Long.toString(last + (long) step * STEP_SECONDS));
      for (int level = 4; level < 8; level++) {
        assertThat(number(cells[level])).isGreaterThanOrEqualTo(number(cells[level - 1]));
      }
      assertThat(number(cells[2])).isBetween(number(cells[3]), number(cells[7]));
    }
  }

  @Test
  void forecastsFromTheNewestRowWhenALateOneEndsTheFile() throws IOException {
    List<String> late = new ArrayList<>(series());
    late.add(late.get(ROWS - 500));
    assertThat(forecasts(late, 3)).isEqualTo(forecasts(series(), 3));
  }

  @Test
  void refusesValuesThatTheSignalCannotHave() throws IOException {
    Path file = Files.write(folder.resolve("series.csv"), series());
    CliRun run = CliRun.of("backtest", "--input", file, "--output", folder, "--signal", "errors");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'--signal' is 'errors', whose values are 0 to 1, but " + file);
  }

  @Test
  void countsWindowsThatAreMissingAmongTheGaps() throws IOException {
    List<String> rows = new ArrayList<>(series().subList(0, 83));
    rows.subList(20, 30).clear();
    Path file = Files.write(folder.resolve("series.csv"), rows);
    CliRun run = CliRun.of("backtest", "--input", file, "--output", folder.resolve("out"));
    assertThat(run.out()).containsPattern("series +72 +10 +0\\.3 +unknown");
  }

  @Test
  void writesTargetsInTheFormOfTheInput() throws IOException {
    List<String> iso = new ArrayList<>(List.of("timestamp,value"));
    for (String row : series().subList(1, 601)) {
      String[] cells = cells(row, 2);
      iso.add(Instant.ofEpochSecond(Long.parseLong(cells[0])) + "," + cells[1]);
    }
    String[] first = cells(forecasts(iso, 1).get(1), 8);
    Instant last = Instant.ofEpochSecond(START_SECONDS + 599L * STEP_SECONDS);
    assertThat(first[0]).isEqualTo(last.toString());
    assertThat(first[1]).isEqualTo(last.plusSeconds(STEP_SECONDS).toString());
  }

  @Test
  void tellsTheAlertThatTheIncidentRaises() throws IOException {
    points(series());
    List<String> alerts = Files.readAllLines(folder.resolve("out/series.alerts.csv"));
    assertThat(alerts.get(0))
        .isEqualTo(
            "started,fired,ended,severity,direction,score,value,expected,lower,upper,windows,"
                + "explanation");
    long onset = START_SECONDS + (long) incidentRow() * STEP_SECONDS;
    assertThat(alerts.subList(1, alerts.size()))
        .anySatisfy(row -> assertThat(row).startsWith(onset + ",").contains(",above,"));
  }

  @Test
  void writesAReportWithTheFiguresOfEachSeries() throws IOException {
    points(series());
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Backtest of series.csv")
        .contains("\"season\":\"day\"")
        .contains("\"widthOverError\":");
  }

  @Test
  void explainsARow() throws IOException {
    Path file = Files.write(folder.resolve("series.csv"), series());
    long onset = START_SECONDS + (long) incidentRow() * STEP_SECONDS;
    CliRun run = CliRun.of("backtest", "--input", file, "--explain", onset);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("an anomaly from 0.500: yes", "point ", "departure ", "creep ");
    long usual = onset - STEP_SECONDS;
    assertThat(CliRun.of("backtest", "--input", file, "--explain", usual).out())
        .contains("an anomaly from 0.500: no");
    CliRun unknown = CliRun.of("backtest", "--input", file, "--explain", "1");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("option '--explain' is '1', expected a timestamp");
  }

  @Test
  void writesNoForecastsUnlessAsked() throws IOException {
    points(series());
    assertThat(folder.resolve("out/series.forecasts.csv")).doesNotExist();
  }

  @Test
  void runsEveryFileOfAFolder() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.write(inputs.resolve("one.csv"), series().subList(0, 50));
    Files.write(inputs.resolve("two.csv"), series().subList(0, 70));
    CliRun run = CliRun.of("backtest", "--input", inputs, "--output", folder.resolve("out"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("2 series, 118 rows", "anomalies", "one ", "two ");
    assertThat(folder.resolve("out/one.points.csv")).exists();
    assertThat(folder.resolve("out/two.points.csv")).exists();
  }

  /**
   * Nine days at five minutes with a daily season and gaps, and an hour at three times the usual on
   * the last day.
   */
  private static List<String> series() {
    Random random = new Random(SEED);
    List<String> rows = new ArrayList<>(List.of("timestamp,value"));
    for (int row = 0; row < ROWS; row++) {
      double mean = 100 + 40 * Math.sin(2 * Math.PI * row / 288);
      double value = mean + 3 * random.nextGaussian();
      boolean incident = row >= incidentRow() && row < incidentRow() + 12;
      String text = row % 83 == 82 ? "" : Double.toString(incident ? 3 * value : value);
      rows.add(START_SECONDS + (long) row * STEP_SECONDS + "," + text);
    }
    return rows;
  }

  private static int incidentRow() {
    return ROWS - 100;
  }

  private List<String> points(List<String> input) throws IOException {
    run(input);
    return Files.readAllLines(folder.resolve("out/series.points.csv"));
  }

  private List<String> forecasts(List<String> input, int horizon) throws IOException {
    run(input, "--horizon", horizon);
    return Files.readAllLines(folder.resolve("out/series.forecasts.csv"));
  }

  private void run(List<String> input, Object... options) throws IOException {
    Path file = Files.write(folder.resolve("series.csv"), input);
    List<Object> arguments =
        new ArrayList<>(List.of("backtest", "--input", file, "--output", folder.resolve("out")));
    arguments.addAll(List.of(options));
    CliRun run = CliRun.of(arguments.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static String[] cells(String row, int count) {
    String[] cells = row.split(",", -1);
    assertThat(cells).as(row).hasSize(count);
    return cells;
  }

  private static Double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }
}
