package io.foretide.cli.history;

import io.foretide.cli.UsageException;
import io.foretide.model.series.SignalKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads histories: {@code NAME.csv[.gz]} with the header {@code timestamp,value[,label]}. A label
 * is never read.
 */
public final class HistoryFiles {
  private static final int MOST_QUOTED = 80;
  private static final Pattern BYTE_ORDER_MARK = Pattern.compile("^\uFEFF");
  private static final Pattern RESULT =
      Pattern.compile(".*\\.(points|alerts|forecasts|replicas)\\.csv|what-if\\.csv");

  private HistoryFiles() {}

  /**
   * The files that an input names: itself, or those of a folder, by name, without the results of an
   * earlier run.
   *
   * @throws UsageException when there is none, or when two have one name
   */
  public static List<Path> list(Path input) throws IOException {
    if (Files.isRegularFile(input)) {
      return List.of(input);
    }
    if (!Files.isDirectory(input)) {
      throw new UsageException("input '" + input + "' does not exist");
    }
    try (Stream<Path> entries = Files.list(input)) {
      List<Path> files = entries.filter(HistoryFiles::isHistory).sorted().toList();
      if (files.isEmpty()) {
        throw new UsageException("input '" + input + "' holds no .csv or .csv.gz file");
      }
      requireDistinctNames(files);
      return files;
    }
  }

  private static void requireDistinctNames(List<Path> files) {
    Map<String, Path> named = new HashMap<>();
    for (Path file : files) {
      Path other = named.put(name(file), file);
      if (other != null) {
        throw new UsageException(
            "input holds both '" + other + "' and '" + file + "': their results would be one file");
      }
    }
  }

  private static boolean isHistory(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".csv") && !RESULT.matcher(name).matches()) || name.endsWith(".csv.gz");
  }

  /** Name of a file without its endings. */
  public static String name(Path file) {
    return file.getFileName().toString().replaceAll("\\.csv(\\.gz)?$", "");
  }

  /**
   * Reads a file.
   *
   * @throws UsageException naming file, line and what is wrong with it
   */
  public static History read(Path file) throws IOException {
    try (BufferedReader reader = open(file)) {
      requireHeader(file, reader.readLine());
      List<String> timestamps = new ArrayList<>();
      Rows rows = new Rows();
      TimestampForm form = null;
      String line;
      for (int number = 2; (line = reader.readLine()) != null; number++) {
        if (line.isBlank()) {
          continue;
        }
        int comma = line.indexOf(',');
        String timestamp = comma < 0 ? line : line.substring(0, comma);
        try {
          form = form == null ? TimestampForm.of(timestamp) : form;
          rows.add(millis(form, timestamp), value(line, comma));
          timestamps.add(timestamp);
        } catch (NumberFormatException e) {
          throw new UsageException(
              file + " line " + number + " is " + quoted(line) + ": " + e.getMessage());
        }
      }
      if (form == null) {
        throw new UsageException(file + " has no rows");
      }
      if (rows.last() < rows.first()) {
        throw new UsageException(
            file + " ends earlier than it begins, expected the oldest row first");
      }
      return new History(
          name(file), form, timestamps.toArray(String[]::new), rows.millis(), rows.values());
    }
  }

  /**
   * Opens a file, unpacked.
   *
   * @throws UsageException when it is not packed as its name says
   */
  public static BufferedReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      boolean zipped = file.getFileName().toString().endsWith(".gz");
      return new BufferedReader(
          new InputStreamReader(zipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    } catch (ZipException e) {
      in.close();
      throw new UsageException(file + " is not gzip, though its name ends so");
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static long millis(TimestampForm form, String timestamp) {
    try {
      return form.parse(timestamp);
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new NumberFormatException(
          quoted(timestamp)
              + " is no timestamp, expected seconds or milliseconds since the epoch, or ISO-8601"
              + " such as 2026-03-02T10:00:00Z, and one form throughout");
    }
  }

  /** What was read, cut short and without what a terminal would act on. */
  private static String quoted(String text) {
    String shown = text.length() > MOST_QUOTED ? text.substring(0, MOST_QUOTED) + "…" : text;
    return "'" + shown.replaceAll("\\p{Cntrl}|\uFFFD", "?") + "'";
  }

  private static void requireHeader(Path file, String header) {
    if (header == null) {
      throw new UsageException(file + " is empty, expected the header timestamp,value[,label]");
    }
    if (!BYTE_ORDER_MARK
        .matcher(header.strip())
        .replaceFirst("")
        .matches("timestamp,value(,.*)?")) {
      throw new UsageException(
          file
              + " begins with "
              + quoted(header)
              + ", expected the header timestamp,value[,label]");
    }
  }

  private static double value(String line, int comma) {
    if (comma < 0) {
      throw new NumberFormatException("expected timestamp,value");
    }
    int end = line.indexOf(',', comma + 1);
    String text = line.substring(comma + 1, end < 0 ? line.length() : end).strip();
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Math.abs(value) <= SignalKind.LARGEST_VALUE ? value : Double.NaN;
    } catch (NumberFormatException e) {
      throw new NumberFormatException("'" + text + "' is no number");
    }
  }

  /** Rows in growing arrays. */
  private static final class Rows {
    private long[] millis = new long[1024];
    private double[] values = new double[1024];
    private int count;

    void add(long time, double value) {
      if (count == millis.length) {
        millis = Arrays.copyOf(millis, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      millis[count] = time;
      values[count++] = value;
    }

    long first() {
      return millis[0];
    }

    long last() {
      return millis[count - 1];
    }

    long[] millis() {
      return Arrays.copyOf(millis, count);
    }

    double[] values() {
      return Arrays.copyOf(values, count);
    }
  }
}
