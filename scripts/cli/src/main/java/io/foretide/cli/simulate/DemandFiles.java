package io.foretide.cli.simulate;

import io.foretide.cli.UsageException;
import io.foretide.cli.history.History;
import io.foretide.cli.history.HistoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * The files of an input, every one of which was read, and found to be demand that can be simulated,
 * before anything is done with any.
 *
 * @param usable those whose rows are enough
 * @param leftOut the others
 */
record DemandFiles(List<Path> usable, List<LeftOut> leftOut) {
  private static final int MOST_TOLD = 5;

  /** What is wrong with a file, or with its length; null where nothing is. */
  private record Check(Path file, String complaint, LeftOut tooShort) {}

  /**
   * Reads every file.
   *
   * @param fit refuses a series that the options do not fit
   * @param judged which of its rows are to be judged: enough at each of these lead times
   * @throws UsageException saying what is wrong with which files, or that none has enough rows
   */
  static DemandFiles of(List<Path> files, BiConsumer<History, Path> fit, List<JudgedRows> judged) {
    List<Check> checks = files.parallelStream().map(file -> check(file, fit, judged)).toList();
    List<String> complaints =
        checks.stream().map(Check::complaint).filter(Objects::nonNull).toList();
    if (!complaints.isEmpty()) {
      throw new UsageException(told(complaints, files.size()));
    }
    List<LeftOut> tooShort = checks.stream().map(Check::tooShort).filter(Objects::nonNull).toList();
    if (tooShort.size() == files.size()) {
      throw new UsageException(
          told(
              checks.stream().map(check -> check.file + " " + check.tooShort.why()).toList(),
              files.size()));
    }
    return new DemandFiles(
        checks.stream().filter(check -> check.tooShort == null).map(Check::file).toList(),
        tooShort);
  }

  private static Check check(Path file, BiConsumer<History, Path> fit, List<JudgedRows> judged) {
    try {
      History demand = read(file);
      fit.accept(demand, file);
      LeftOut tooShort =
          judged.stream()
              .map(rows -> rows.complaint(demand))
              .filter(Objects::nonNull)
              .findFirst()
              .map(complaint -> new LeftOut(demand.name(), complaint))
              .orElse(null);
      return new Check(file, null, tooShort);
    } catch (UsageException | UncheckedIOException e) {
      return new Check(file, e.getMessage(), null);
    }
  }

  private static String told(List<String> complaints, int files) {
    List<String> told =
        new ArrayList<>(complaints.subList(0, Math.min(MOST_TOLD, complaints.size())));
    if (complaints.size() > MOST_TOLD) {
      told.add("and " + (complaints.size() - MOST_TOLD) + " more");
    }
    return (files > 1 ? complaints.size() + " of " + files + " files cannot be simulated: " : "")
        + String.join("; ", told);
  }

  /**
   * Reads a file. Demand is never negative.
   *
   * @throws UsageException naming file, row and what is wrong with it
   */
  static History read(Path file) {
    try {
      History demand = HistoryFiles.read(file);
      for (int row = 0; row < demand.rows(); row++) {
        if (demand.values()[row] < 0) {
          throw new UsageException(
              "demand is 0 or more, but %s has %s at %s"
                  .formatted(file, demand.values()[row], demand.timestamps()[row]));
        }
      }
      return demand;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
