package io.foretide.model.benchmark;

import io.foretide.model.forecast.ForecastSettings;
import io.foretide.model.forecast.OpenStep;
import io.foretide.model.forecast.WindowForecaster;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of a forecast of the horizon, once two weeks are known: the five windows of a step come, the
 * step is learnt and the steps ahead are forecast with all their quantiles; its state's way from
 * and to bytes included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ForecastBenchmark {
  private static final int DAY = 1_440;
  private static final int WINDOWS = 14 * DAY;
  private static final long WIDTH = 60_000;
  private static final long STEP = 5 * WIDTH;
  private static final long SEED = 1;
  private static final SeriesKey KEY = new SeriesKey("shop", "checkout", "", "requests");

  /** Steps that are forecast. */
  @Param({"12", "288"})
  public int horizon;

  private final Random random = new Random(SEED);
  private final HeapChunks chunks = new HeapChunks();
  private WindowForecaster forecaster;
  private int next;

  /** Learns two weeks, up to the last window of a step. */
  @Setup(Level.Trial)
  public void know() {
    forecaster =
        new WindowForecaster(
            ForecastSettings.of(
                WIDTH, ZoneId.of("UTC"), horizon * STEP, Duration.ofMinutes(5).toMillis()));
    while (next < WINDOWS) {
      learnStep();
    }
  }

  /** The windows of a step; its end is where the forecast is made. */
  @Benchmark
  public HorizonForecast learnStep() {
    HorizonForecast forecast = null;
    do {
      OpenStep open = forecaster.open(chunks);
      forecast = forecaster.learn(window(next++), open, chunks);
    } while (next % (STEP / WIDTH) != 0);
    return forecast;
  }

  private SeriesWindow window(int index) {
    double season = 1 + 0.3 * Math.sin(2 * Math.PI * index / DAY);
    double value = 1_000 * season * (1 + 0.05 * random.nextGaussian());
    long start = index * WIDTH;
    return new SeriesWindow(KEY, start, start + WIDTH, value, value, SignalKind.COUNT);
  }
}
