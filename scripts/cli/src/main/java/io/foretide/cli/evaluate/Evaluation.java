package io.foretide.cli.evaluate;

import io.foretide.cli.backtest.Backtest;
import io.foretide.cli.history.History;
import io.foretide.cli.history.HistoryFiles;
import io.foretide.cli.simulate.CapacityFit;
import io.foretide.cli.simulate.Rule;
import io.foretide.model.series.SignalKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Runs the model over sets of series and puts what it said beside what is labelled. */
final class Evaluation {
  private static final int SHOPS = 8;
  private static final List<Long> EVENTFUL_SEEDS = List.of(13L, 1L, 2L, 3L, 5L);
  private static final List<Long> FAST_SEEDS = List.of(2L, 13L, 1L, 3L);

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
    return switch (set.judgement()) {
      case INCIDENTS, EPISODES, SENSITIVITY, FEEDBACK, FAST_PATH -> true;
      case CAPACITY -> ScalingTrial.hasDemand(data);
      case SEGMENTS, WINDOWS, INTERVALS, FORECASTS -> Files.isDirectory(data.resolve(set.folder()));
    };
  }

  /** Judges every series of a set, those of files taken as gauges. */
  List<? extends EvaluationResult> judge(DataSet set) throws IOException {
    return switch (set.judgement()) {
      case INCIDENTS -> List.of(shops());
      case FORECASTS -> List.of(forecasts(set));
      case CAPACITY -> scaling();
      case EPISODES -> episodes(set);
      case SENSITIVITY -> new SteeringEvaluation(data, progress).sensitivity();
      case FAST_PATH -> fastPath(set);
      case FEEDBACK -> new SteeringEvaluation(data, progress).feedback();
      case SEGMENTS, WINDOWS, INTERVALS ->
          List.of(
              SetResult.of(
                  set, files(set).parallelStream().map(file -> judge(set, file)).toList()));
    };
  }

  private List<Path> files(DataSet set) throws IOException {
    return HistoryFiles.list(data.resolve(set.folder()));
  }

  private SetResult shops() {
    return SetResult.ofShops(
        LongStream.rangeClosed(1, SHOPS).parallel().mapToObj(this::shop).toList());
  }

  private ForecastScore forecasts(DataSet set) throws IOException {
    return ForecastScore.of(
        set.folder(), files(set).parallelStream().map(file -> forecast(set, file)).toList());
  }

  private HeldBackForecast forecast(DataSet set, Path file) {
    try {
      History history = HistoryFiles.read(file);
      progress.accept(set.folder() + "/" + history.name());
      return HeldBackForecast.of(history, ForecastScore.STEPS, ForecastScore.SEASON);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot evaluate " + file + ": " + e.getMessage(), e);
    }
  }

  private List<ScalingScore> scaling() throws IOException {
    List<History> demand = ScalingTrial.demand(data);
    return Arrays.stream(ScalingTrial.values())
        .map(
            trial -> {
              List<Map<Rule, CapacityFit>> fits = demand.parallelStream().map(trial::fits).toList();
              progress.accept(trial.title());
              return ScalingScore.of(trial, fits);
            })
        .toList();
  }

  /** Each shop by itself, then all of them. */
  private List<EpisodeScore> episodes(DataSet set) {
    List<EpisodeTrial> trials = EVENTFUL_SEEDS.parallelStream().map(this::eventful).toList();
    return Stream.concat(
            trials.stream().map(EpisodeScore::of), Stream.of(EpisodeScore.of(set.folder(), trials)))
        .toList();
  }

  private EpisodeTrial eventful(long seed) {
    EpisodeTrial trial = EpisodeTrial.of(seed);
    progress.accept("episodes/seed " + seed);
    return trial;
  }

  private List<FastPathScore> fastPath(DataSet set) {
    List<FastPathTrial> trials = FAST_SEEDS.parallelStream().map(this::sliced).toList();
    return Stream.concat(
            trials.stream().map(FastPathScore::of),
            Stream.of(FastPathScore.of(set.folder(), trials)))
        .toList();
  }

  private FastPathTrial sliced(long seed) {
    FastPathTrial trial = FastPathTrial.of(seed);
    progress.accept("fast_path/seed " + seed);
    return trial;
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
