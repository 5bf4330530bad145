package io.foretide.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong is said in one line that names it, without a stack trace. */
class ForetideErrorsTest {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  @TempDir private Path folder;

  @Test
  void refusesAnUnknownCommand() {
    assertRefused(CliRun.of("fortell"), "'fortell'");
  }

  @Test
  void refusesToRunWithoutACommand() {
    assertRefused(CliRun.of(), "foretide --help");
  }

  @Test
  void refusesAnUnknownOption() {
    assertRefused(CliRun.of("options", "--colour"), "'--colour'");
  }

  @Test
  void offersWhatMayHaveBeenMeant() {
    assertRefused(CliRun.of("sumbit"), "did you mean submit?");
    assertRefused(CliRun.of("backtest", "--inptu", folder, "--output", folder), "--input");
  }

  @ParameterizedTest
  @CsvSource({
    "--paralellism, --parallelism",
    "--from-savepont, --from-savepoint",
    "--topic-prefix, --kafka.topic-prefix",
  })
  void offersWhatMayHaveBeenMeantByWhatWouldGoToAJob(String written, String meant) {
    assertRefused(
        CliRun.of("submit", written, 4, "foretide"),
        "unknown option '" + written + "' (did you mean " + meant + "?)",
        "foretide options");
    assertRefused(CliRun.of("submit", "foretide", written + "=4"), meant);
  }

  @Test
  void saysHowToMakeTheClusterThatIsMissing() {
    for (String command : List.of("submit", "cancel", "savepoint", "cluster status")) {
      List<Object> arguments = new ArrayList<>(List.of((Object[]) command.split(" ", -1)));
      arguments.addAll(List.of("--folder", folder));
      assertRefused(
          CliRun.of(arguments.toArray()),
          "there is no cluster in " + folder + "; 'foretide cluster up' makes one");
    }
    assertRefused(
        CliRun.of("alerts", "--folder", folder),
        "option '--bootstrap-servers' is not given, and there is no cluster in " + folder);
  }

  @ParameterizedTest
  @CsvSource({
    "--history, 36 h, whole days",
    "--history, 8, has no unit",
    "--minutes, 0, 1..1440",
    "--minutes, 1441, 1..1440",
    "--speed, 0.5, 1..1000",
  })
  void refusesAFeedThatCannotBe(String option, String value, String allowed) {
    assertRefused(CliRun.of("feed", option, value), option, value, allowed);
  }

  @Test
  void namesTheOptionThatIsMissing() {
    assertRefused(CliRun.of("backtest", "--input", folder), "--output");
    assertRefused(CliRun.of("topics", "list"), "--bootstrap-servers");
  }

  @Test
  void namesTheInputThatDoesNotExist() {
    Path missing = folder.resolve("missing.csv");
    assertRefused(backtest(missing), missing.toString());
    assertRefused(CliRun.of("demo", "--input", missing), missing.toString());
  }

  @Test
  void refusesAFolderWithoutHistories() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "timestamp,value\n0,1\n");
    assertRefused(backtest(folder), folder.toString(), ".csv");
  }

  @Test
  void refusesAFileWithAnotherHeader() throws IOException {
    Path file = csv("time,value\n0,1\n");
    assertRefused(backtest(file), file.toString(), "'time,value'", "timestamp,value[,label]");
  }

  @Test
  void refusesAnEmptyFileAndOneWithoutRows() throws IOException {
    assertRefused(backtest(csv("")), "timestamp,value[,label]");
    assertRefused(backtest(csv("timestamp,value\n")), "no rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"60,abc", "60", "then,1", "60;1", "99999999999999999999,1"})
  void namesTheFileAndTheLineOfABadRow(String row) throws IOException {
    Path file = csv("timestamp,value\n0,1\n" + row + "\n120,3\n");
    assertRefused(backtest(file), file + " line 3", "'" + row + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "10001", "many"})
  void refusesABadHorizon(String horizon) throws IOException {
    CliRun run =
        CliRun.of(
            "backtest",
            "--input",
            csv("timestamp,value\n0,1\n"),
            "--output",
            folder,
            "--horizon",
            horizon);
    assertRefused(run, "--horizon", "'" + horizon + "'");
  }

  @Test
  void refusesASeasonItDoesNotKnow() throws IOException {
    Path file = csv("timestamp,value\n0,1\n");
    assertRefused(
        CliRun.of("backtest", "--input", file, "--output", folder, "--season", "yearly"),
        "--season",
        "'yearly'");
  }

  @Test
  void refusesAnOutputThatCannotBeWritten() throws IOException {
    Path file = csv("timestamp,value\n0,1\n60,2\n");
    for (String command : List.of("backtest", "demo")) {
      assertRefused(
          CliRun.of(command, "--input", file, "--output", file),
          "option '--output' is '" + file + "', expected a folder to write");
    }
  }

  @Test
  void refusesWhatIsNotGzipThoughItIsCalledSo() throws IOException {
    Path file = Files.writeString(folder.resolve("series.csv.gz"), "timestamp,value\n0,1\n");
    assertRefused(backtest(file), file + " is not gzip");
  }

  @Test
  void refusesAWrongSimulation() throws IOException {
    assertRefused(CliRun.of("demo", "--days", 0), "option '--days' is '0', expected 1..366");
    assertRefused(
        CliRun.of("demo", "--days", 2, "--input", csv("timestamp,value\n0,1\n")),
        "--days",
        "--input");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:", "localhost:port", ":9092", "a:1,b"})
  void refusesAddressesThatAreNone(String servers) {
    assertRefused(
        CliRun.of("topics", "list", "--bootstrap-servers", servers),
        "option '--bootstrap-servers' is '" + servers + "', expected host:port");
  }

  @Test
  void refusesTopicsWithoutPartitions() {
    assertRefused(
        CliRun.of("topics", "create", "--bootstrap-servers", "127.0.0.1:1", "--partitions", 0),
        "option '--partitions' is '0', expected at least 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topics list",
        "topics create",
        "alerts",
        "serve",
        "control get",
        "control delete id",
        "control feedback id expected"
      })
  @Timeout(30)
  void failsWhenNoBrokerAnswers(String command) throws IOException {
    Path impatient = folder.resolve("client.properties");
    Files.writeString(
        impatient,
        "request.timeout.ms=500\ndefault.api.timeout.ms=1000\nsocket.connection.setup.timeout.ms=400\n");
    List<Object> arguments = new ArrayList<>(List.of((Object[]) command.split(" ", -1)));
    arguments.add("--bootstrap-servers");
    String server = "127.0.0.1:" + portWithoutListener();
    arguments.add(server);
    arguments.add("--client-config");
    arguments.add(impatient);
    assertOneLine(CliRun.of(arguments.toArray()), FAILED, "no broker answers at " + server);
  }

  @Test
  void refusesAClientConfigurationThatCannotBeRead() {
    Path missing = folder.resolve("client.properties");
    CliRun run =
        CliRun.of(
            "topics", "list", "--bootstrap-servers", "127.0.0.1:1", "--client-config", missing);
    assertRefused(run, "option '--client-config' is '" + missing + "', expected a file to read");
  }

  private CliRun backtest(Path input) {
    return CliRun.of("backtest", "--input", input, "--output", folder.resolve("out"));
  }

  private Path csv(String content) {
    try {
      return Files.writeString(folder.resolve("series.csv"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int portWithoutListener() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void assertRefused(CliRun run, String... named) {
    assertOneLine(run, WRONG_USAGE, named);
  }

  private static void assertOneLine(CliRun run, int exitCode, String... named) {
    assertThat(run.exitCode()).as("exit code of: %s", run.err()).isEqualTo(exitCode);
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    assertThat(run.err()).startsWith("foretide: ").contains(named);
    assertThat(run.err().strip()).hasSizeGreaterThan("foretide: ".length());
    assertThat(run.out()).isEmpty();
  }
}
