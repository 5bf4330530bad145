package io.foretide.bench.series;

import io.foretide.bench.ChildJvm;
import io.foretide.cli.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What an update of a window costs, by how many series there are and what is known of them. */
public final class SeriesRuns {
  private SeriesRuns() {}

  /**
   * Measures each case in a process of its own.
   *
   * @param quick only what can be said in half a minute
   * @param folder where the processes keep their state
   * @param progress told what has been done
   */
  public static List<SeriesResult> run(
      boolean quick, Path home, Path folder, Consumer<String> progress)
      throws IOException, InterruptedException {
    List<SeriesCase> cases = quick ? SeriesCase.quick() : SeriesCase.all();
    List<SeriesResult> results = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      SeriesCase of = cases.get(i);
      Path own = folder.resolve("series-" + i);
      List<String> arguments =
          List.of(Integer.toString(i), Boolean.toString(quick), home.toString(), own.toString());
      List<String[]> lines =
          ChildJvm.withFlink(SeriesMain.class, own, arguments).results(of.loads().size());
      for (int load = 0; load < lines.size(); load++) {
        SeriesResult result =
            SeriesResult.parse(of.loads().get(load).name(), of.series(), lines.get(load));
        results.add(result);
        progress.accept(
            "%,9d series, %s: %,.0f updates/s"
                .formatted(of.series(), result.name(), result.updatesPerSecond()));
      }
      // After a failure it stays, with what the process said.
      Folders.delete(own);
    }
    return results;
  }
}
