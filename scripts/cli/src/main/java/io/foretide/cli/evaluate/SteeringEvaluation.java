package io.foretide.cli.evaluate;

import io.foretide.cli.history.HistoryFiles;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.model.control.Control;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Judges what people steer, how many false alarms they ask for and what they say of alerts, on
 * series that no constant of it was chosen on.
 */
final class SteeringEvaluation {
  // Constants were chosen on seeds 1 to 4, and on every other file from the first.
  private static final int FIRST_SEED = 5;
  private static final int LAST_SEED = 8;

  private static final int EVERYDAY_DAYS = 56;
  // By default there are hardly any false alerts of the shop to be told of.
  private static final Control EAGER = Policies.falseAlarms(1);

  private final Path data;
  private final Consumer<String> progress;

  /**
   * Over the folder that holds the sets.
   *
   * @param progress told of each series as it is done
   */
  SteeringEvaluation(Path data, Consumer<String> progress) {
    this.data = data;
    this.progress = progress;
  }

  /** The calm shop, then half of the labelled sets that are there. */
  List<SensitivityScore> sensitivity() throws IOException {
    List<SensitivityScore> scores = new ArrayList<>();
    scores.add(
        SensitivityScore.of(
            "sensitivity_shop",
            shops("sensitivity_shop", ShopSettings.calm(), SensitivityTrial::of)));
    for (DataSet set : List.of(DataSet.AIOPS_KPI, DataSet.WSD)) {
      if (Files.isDirectory(data.resolve(set.folder()))) {
        String name = "sensitivity_" + set.folder();
        scores.add(SensitivityScore.of(name, files(name, set, SensitivityTrial::of)));
      }
    }
    return scores;
  }

  /** The everyday shop, told to be eager, then half of the labelled sets that are there. */
  List<FeedbackScore> feedback() throws IOException {
    List<FeedbackScore> scores = new ArrayList<>();
    ShopSettings everyday = ShopSettings.defaults().withLength(EVERYDAY_DAYS, 0);
    scores.add(
        FeedbackScore.of(
            "feedback_shop",
            shops("feedback_shop", everyday, shop -> FeedbackTrial.of(shop, List.of(EAGER)))));
    for (DataSet set : List.of(DataSet.AIOPS_KPI, DataSet.WSD)) {
      if (Files.isDirectory(data.resolve(set.folder()))) {
        String name = "feedback_" + set.folder();
        scores.add(
            FeedbackScore.of(
                name, files(name, set, traffic -> FeedbackTrial.of(traffic, List.of()))));
      }
    }
    return scores;
  }

  private <R> List<R> shops(
      String name, ShopSettings settings, Function<LabelledTraffic, R> trial) {
    return LongStream.rangeClosed(FIRST_SEED, LAST_SEED)
        .parallel()
        .mapToObj(
            seed -> {
              R result = trial.apply(LabelledTraffic.of(settings.withSeed(seed)));
              progress.accept(name + "/seed " + seed);
              return result;
            })
        .toList();
  }

  private <R> List<R> files(String name, DataSet set, Function<LabelledTraffic, R> trial)
      throws IOException {
    List<Path> files = HistoryFiles.list(data.resolve(set.folder()));
    return IntStream.range(0, files.size() / 2)
        .parallel()
        .mapToObj(i -> files.get(2 * i + 1))
        .map(
            file -> {
              R result = trial.apply(read(file));
              progress.accept(name + "/" + HistoryFiles.name(file));
              return result;
            })
        .toList();
  }

  private static LabelledTraffic read(Path file) {
    try {
      return LabelledTraffic.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot evaluate " + file + ": " + e.getMessage(), e);
    }
  }
}
