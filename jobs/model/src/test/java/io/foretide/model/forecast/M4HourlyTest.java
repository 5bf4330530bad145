package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.foretide.model.series.SignalKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * How good the forecaster is on the 414 hourly series of the M4 competition (Makridakis et al.,
 * 2020), in one pass over their training part: two days from each of the last seven midnights that
 * leave two days to compare with.
 *
 * <p>OWA is relative to the competition's Naive2 on its test part, so that it is not quite its OWA;
 * MSIS is the scaled interval score at 95 %.
 */
class M4HourlyTest {
  private static final Path DATA = Path.of("../../../shared/data/m4_hourly");
  private static final int DAY = 24;
  private static final int HORIZON = 48;
  private static final int ORIGINS = 7;
  private static final double NAIVE2_SMAPE = 18.383;
  private static final double NAIVE2_MASE = 2.395;
  private static final StepClock HOURS =
      new StepClock(Duration.ofHours(1).toMillis(), ZoneId.of("UTC"));

  /** Sums over forecasts of what each step gave. */
  private static final class Score {
    private int forecasts;
    private double smape;
    private double mase;
    private double msis;
    private double inside;

    void add(double[] values, int origin, PathForecaster forecaster) {
      ForecastPath path = forecaster.path();
      double naive = 0;
      for (int i = DAY; i < origin; i++) {
        naive += Math.abs(values[i] - values[i - DAY]) / (origin - DAY);
      }
      for (int h = 1; h <= HORIZON; h++) {
        double value = values[origin + h - 1];
        double center = path.center()[h - 1];
        double error = Math.abs(value - center);
        double lower = forecaster.quantile(path, h, 0.025);
        double upper = forecaster.quantile(path, h, 0.975);
        double missed = Math.max(0, Math.max(lower - value, value - upper));
        smape += 200 * error / (Math.abs(value) + Math.abs(center));
        mase += error / naive;
        msis += (upper - lower + 40 * missed) / naive;
        inside += missed == 0 ? 1 : 0;
      }
      forecasts += HORIZON;
    }

    double owa() {
      return (smape / NAIVE2_SMAPE + mase / NAIVE2_MASE) / 2 / forecasts;
    }
  }

  @Test
  void beatsTheRecordOfTheCompetition() throws IOException {
    assumeThat(Files.isDirectory(DATA))
        .as("%s is not there: no series to forecast", DATA.toAbsolutePath().normalize())
        .isTrue();
    Score score = new Score();
    try (Stream<Path> files = Files.list(DATA)) {
      files.sorted().map(M4HourlyTest::read).forEach(values -> forecast(values, score));
    }
    // The best entry of the competition has an OWA of 0.410 and an MSIS of 6.14 on the test part.
    assertThat(score.owa()).isLessThan(0.365);
    assertThat(score.msis / score.forecasts).isLessThan(5.7);
    assertThat(score.inside / score.forecasts).isBetween(0.945, 0.965);
  }

  private static void forecast(double[] values, Score score) {
    PathForecaster forecaster = new PathForecaster(HOURS, SignalKind.GAUGE, HORIZON);
    int last = values.length - HORIZON;
    for (int i = 0; i < last; i++) {
      forecaster.learn(i, values[i]);
      int left = last - i - 1;
      if (left % DAY == 0 && left / DAY < ORIGINS) {
        score.add(values, i + 1, forecaster);
      }
    }
  }

  private static double[] read(Path file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> rows = reader.lines().skip(1).toList();
      return rows.stream().mapToDouble(row -> Double.parseDouble(row.split(",", -1)[1])).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
