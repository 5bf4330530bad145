package io.foretide.cli.evaluate;

import io.foretide.cli.backtest.Backtest;
import io.foretide.cli.history.HistoryFiles;
import io.foretide.model.series.SignalKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Runs the model over sets of series and puts what it said beside what is labelled. */
final class Evaluation {
  private static final int SHOPS = 8;

  private final Path data;
  private final Consumer<String> progress;

  /**
   * Over the folder that holds the sets.
   *
   * @param progress told of each series as it is done
   */
  Evaluation(Path data, Consumer<String> progress) {
    this.data = data;
    this.progress = progress;
  }

  /** Whether the set is there. */
  boolean has(DataSet set) {
    return set == DataSet.SHOP || Files.isDirectory(data.resolve(set.folder()));
  }

  /** Judges every series of a set, those of files taken as gauges. */
  SetResult judge(DataSet set) throws IOException {
    if (set == DataSet.SHOP) {
      return SetResult.ofShops(
          LongStream.rangeClosed(1, SHOPS).parallel().mapToObj(this::shop).toList());
    }
    List<Path> files = HistoryFiles.list(data.resolve(set.folder()));
    return SetResult.of(set, files.parallelStream().map(file -> judge(set, file)).toList());
  }

  private ShopTrial shop(long seed) {
    ShopTrial trial = ShopTrial.of(seed);
    progress.accept("shop/seed " + seed);
    return trial;
  }

  private JudgedSeries judge(DataSet set, Path file) {
    try {
      Backtest backtest = Backtest.over(HistoryFiles.read(file), SignalKind.GAUGE, 0);
      BitSet labels =
          set.judgement() == DataSet.Judgement.INTERVALS ? new BitSet() : Labels.read(file);
      progress.accept(set.folder() + "/" + backtest.history().name());
      return JudgedSeries.of(backtest, labels);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot evaluate " + file + ": " + e.getMessage(), e);
    }
  }
}
