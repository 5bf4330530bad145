package io.foretide.cli.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.cli.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFilesTest {
  private static final long MARCH = 1_772_445_600_000L;

  @TempDir private Path folder;

  @ParameterizedTest(name = "{1} as {0}")
  @CsvSource({
    "SECONDS, 1772445600, 1772445660",
    "MILLIS, 1772445600000, 1772445660000",
    "ISO, 2026-03-02T10:00:00Z, 2026-03-02T10:01:00Z",
    "ISO, 2026-03-02T11:00:00+01:00, 2026-03-02T11:01:00+01:00",
    "ISO, 2026-03-02T10:00:00, 2026-03-02T10:01:00",
    "ISO, 2026-03-02 10:00:00, 2026-03-02 10:01:00"
  })
  void readsTimestampsOfEveryFormAndKeepsThemAsTheyAre(
      TimestampForm form, String first, String second) throws IOException {
    History history = read("timestamp,value\n" + first + ",1.5\n" + second + ",2\n");
    assertThat(history.form()).isEqualTo(form);
    assertThat(history.timestamps()).containsExactly(first, second);
    assertThat(history.millis()).containsExactly(MARCH, MARCH + 60_000);
    assertThat(history.values()).containsExactly(1.5, 2);
    assertThat(history.windowMillis()).isEqualTo(60_000);
    assertThat(form.format(MARCH + 60_000, first)).isEqualTo(second);
  }

  @Test
  void rowsThatComeALittleEarlyOrLateHaveWindowsOfTheirOwn() throws IOException {
    History history = read("timestamp,value\n60,1\n119,2\n181,3\n239,4\n330,5\n");
    assertThat(history.windowMillis()).isEqualTo(60_000);
    assertThat(IntStream.range(0, 5).mapToLong(row -> history.windowStartMillis(row, 60_000)))
        .containsExactly(60_000L, 120_000L, 180_000L, 240_000L, 360_000L);
  }

  @Test
  void aWindowHoldsWhatIsUsuallyReadWithinIt() throws IOException {
    History history = read("timestamp,value\n77,1\n136,2\n198,3\n");
    assertThat(IntStream.range(0, 3).mapToLong(row -> history.windowStartMillis(row, 60_000)))
        .containsExactly(60_000L, 120_000L, 180_000L);
  }

  @Test
  void takesEmptyNanAndInfiniteValuesAsGaps() throws IOException {
    History history = read("timestamp,value\n0,\n60,NaN\n120,Infinity\n180, 4 \n");
    assertThat(history.values()).containsExactly(Double.NaN, Double.NaN, Double.NaN, 4);
  }

  @Test
  void neverReadsTheLabel() throws IOException {
    History history = read("timestamp,value,label\n0,1,0\n60,2,anything at all\n120,,1\n");
    assertThat(history.values()).containsExactly(1, 2, Double.NaN);
  }

  @Test
  void passesOverBlankLines() throws IOException {
    assertThat(read("timestamp,value\n0,1\n\n60,2\n\n").rows()).isEqualTo(2);
  }

  @Test
  void readsZippedFiles() throws IOException {
    Path file = folder.resolve("zipped.csv.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("timestamp,value\n0,1\n300,2\n".getBytes(StandardCharsets.UTF_8));
    }
    History history = HistoryFiles.read(file);
    assertThat(history.name()).isEqualTo("zipped");
    assertThat(history.windowMillis()).isEqualTo(300_000);
  }

  @Test
  void listsTheHistoriesOfAFolderByName() throws IOException {
    for (String name : new String[] {"b.csv", "a.csv.gz", "c.txt", "readme.md"}) {
      Files.writeString(folder.resolve(name), "");
    }
    assertThat(HistoryFiles.list(folder))
        .containsExactly(folder.resolve("a.csv.gz"), folder.resolve("b.csv"));
  }

  @Test
  void refusesTwoFilesOfOneName() throws IOException {
    Files.createFile(folder.resolve("a.csv"));
    Files.createFile(folder.resolve("a.csv.gz"));

    assertThatThrownBy(() -> HistoryFiles.list(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("input holds both")
        .hasMessageContaining("their results would be one file");
  }

  @Test
  void namesFileAndLineOfARowThatItCannotRead() {
    assertThatThrownBy(() -> read("timestamp,value\n0,1\n60,two\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(folder.resolve("series.csv") + " line 3 is '60,two'");
  }

  @ParameterizedTest(name = "not [{0}]")
  @ValueSource(strings = {"notatime", "", "1772445600000000", "1772445600000000000", "2026-03-02"})
  void saysWhichTimestampsItTakes(String timestamp) {
    assertThatThrownBy(() -> read("timestamp,value\n" + timestamp + ",1\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'" + timestamp + "' is no timestamp, expected seconds or milli");
  }

  @Test
  void refusesRowsThatRunBackwards() {
    assertThatThrownBy(() -> read("timestamp,value\n120,1\n60,2\n0,3\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("expected the oldest row first");
  }

  @Test
  void quotesNothingThatATerminalWouldActOn() {
    assertThatThrownBy(() -> read("\u001b[2J\u0000garbage"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("begins with '?[2J?garbage'");
  }

  @Test
  void passesOverAByteOrderMark() throws IOException {
    assertThat(read("\uFEFFtimestamp,value\n0,1\n").rows()).isEqualTo(1);
  }

  @Test
  void doesNotTakeItsOwnResultsForHistories() throws IOException {
    for (String name : new String[] {"a.csv", "a.points.csv", "a.alerts.csv", "a.forecasts.csv"}) {
      Files.createFile(folder.resolve(name));
    }
    assertThat(HistoryFiles.list(folder)).containsExactly(folder.resolve("a.csv"));
  }

  private History read(String content) throws IOException {
    return HistoryFiles.read(Files.writeString(folder.resolve("series.csv"), content));
  }
}
