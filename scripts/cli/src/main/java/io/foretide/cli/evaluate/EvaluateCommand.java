package io.foretide.cli.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.foretide.cli.OutputFolder;
import io.foretide.cli.UsageException;
import io.foretide.cli.report.FiniteNumbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How accurate the model of the jobs is on known series, with one set of defaults for all. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Judges the model of the jobs, with its defaults, on sets of series.",
      "Prints how well it found what is labelled, how its intervals held, how its",
      "forecasts came true and how its capacity met demand.",
      "A set is a folder of .csv or .csv.gz files with timestamp,value,label; the",
      "set SHOP is simulated, SCALING are the series of K8S, WEB and MS_CLOUD. The",
      "sets EPISODES, SENSITIVITY, FEEDBACK and FAST_PATH take a minute or more and",
      "are judged only when they are named."
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "Folder of the sets: aiops_kpi, wsd, nab, ms_cloud, k8s, web, m4_hourly; those",
        "that are there (default: ../shared/data from the project's root)."
      })
  private Path data;

  @Option(
      names = "--sets",
      split = ",",
      paramLabel = "SET",
      description = "Only these sets, which must be there: ${COMPLETION-CANDIDATES}.")
  private List<DataSet> sets;

  @Option(names = "--output", paramLabel = "DIR", description = "Also write evaluation.json there.")
  private Path output;

  @Option(
      names = "--check",
      description = {
        "End with exit code 1 when a figure is worse than this release's mark by",
        "more than its noise."
      })
  private boolean check;

  @Override
  public Integer call() throws IOException {
    if (output != null) {
      OutputFolder.require(output);
    }
    PrintWriter err = spec.commandLine().getErr();
    Path folder =
        data == null
            ? Path.of(System.getProperty("foretide.home", "."), "../shared/data").normalize()
            : data;
    Evaluation evaluation = new Evaluation(folder, name -> say(err, name));
    List<EvaluationResult> results = new ArrayList<>();
    for (DataSet set : chosen(evaluation, folder)) {
      results.addAll(evaluation.judge(set));
    }
    EvaluationTable.print(results, spec.commandLine().getOut());
    if (output != null) {
      write(results);
    }
    return check ? checked(results) : 0;
  }

  private static synchronized void say(PrintWriter err, String name) {
    err.println(name);
    err.flush();
  }

  /** The sets to judge: those that were named, or those that are there. */
  private List<DataSet> chosen(Evaluation evaluation, Path folder) {
    List<DataSet> wanted =
        sets == null
            ? Arrays.stream(DataSet.values()).filter(set -> !set.isOnlyByName()).toList()
            : sets;
    List<DataSet> there = wanted.stream().filter(evaluation::has).toList();
    List<String> missing =
        wanted.stream().filter(set -> !there.contains(set)).map(DataSet::folder).toList();
    boolean holdsNone = data != null && there.equals(List.of(DataSet.SHOP));
    if (!missing.isEmpty() && (sets != null || holdsNone)) {
      throw new UsageException(
          "option '--data' is '%s', expected a folder that holds %s%s"
              .formatted(folder, sets == null ? "some of " : "", String.join(", ", missing)));
    }
    return there;
  }

  private void write(List<EvaluationResult> results) throws IOException {
    Path file = output.resolve("evaluation.json");
    new ObjectMapper()
        .registerModule(new FiniteNumbers())
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), results);
    spec.commandLine().getOut().println("written: " + file);
  }

  private int checked(List<EvaluationResult> results) throws IOException {
    List<String> complaints =
        Mark.ofThisRelease().stream()
            .map(mark -> mark.complaint(results))
            .flatMap(Optional::stream)
            .toList();
    PrintWriter err = spec.commandLine().getErr();
    Set<String> judged = results.stream().map(EvaluationResult::set).collect(Collectors.toSet());
    Mark.ofThisRelease().stream()
        .map(Mark::set)
        .distinct()
        .filter(set -> !judged.contains(set))
        .forEach(set -> err.println("not judged: " + set));
    complaints.forEach(complaint -> err.println("worse: " + complaint));
    if (complaints.isEmpty()) {
      err.println("no figure of the sets judged is worse than this release's mark");
    }
    err.flush();
    return complaints.isEmpty() ? 0 : 1;
  }
}
