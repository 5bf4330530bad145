package io.foretide.bench.series;

import io.foretide.bench.ChildJvm;
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
      List<String> arguments =
          List.of(
              Integer.toString(i),
              Boolean.toString(quick),
              home.toString(),
              folder.resolve("series-" + i).toString());
      String[] words =
          ChildJvm.withFlink(SeriesMain.class, folder.resolve("series-" + i), arguments).result();
      SeriesResult result = SeriesResult.of(of, words);
      results.add(result);
      progress.accept(
          "%,9d series, %s: %,.0f updates/s"
              .formatted(of.series(), of.name(), result.updatesPerSecond()));
    }
    return results;
  }
}
