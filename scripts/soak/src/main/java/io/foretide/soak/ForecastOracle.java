package io.foretide.soak;

import io.foretide.baseline.SeasonalBaselineSettings;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.model.forecast.WindowForecaster;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.schemas.Forecast;
import io.foretide.soak.WindowOracle.WindowPlace;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/**
 * What has to be forecast: the same forecaster over each series by itself, in one thread, without
 * Flink. Forecasts are long; what is compared is a digest of their bytes.
 */
final class ForecastOracle {
  private final SeasonalBaselineSettings settings;
  private final WindowForecaster forecaster;
  private final Digests digests = new Digests();
  private final Map<SeriesKey, HeapChunks> state = new LinkedHashMap<>();
  private final Map<WindowPlace, Long> expected = new LinkedHashMap<>();

  /**
   * Replays windows.
   *
   * @param windows found to be right, of each series in order
   */
  ForecastOracle(Iterable<SeriesWindow> windows) {
    Configuration options = new Configuration();
    options.set(WindowOptions.WIDTH, Duration.ofMillis(SoakTraffic.WIDTH));
    settings = SeasonalBaselineSettings.from(options);
    forecaster = new WindowForecaster(settings.forecast());
    windows.forEach(this::learn);
  }

  private void learn(SeriesWindow window) {
    if (!settings.forecasts(window.key())) {
      return;
    }
    HeapChunks chunks = state.computeIfAbsent(window.key(), key -> new HeapChunks());
    HorizonForecast due = forecaster.learn(window, forecaster.open(chunks), chunks);
    if (due != null) {
      expected.put(place(due), digests.of(due));
    }
  }

  /** Compares the digests of what was written. */
  Differences compare(List<Map.Entry<WindowPlace, Long>> written) {
    return Differences.between(expected, written, (place, wanted, found) -> wanted.equals(found));
  }

  /** Where a forecast stands: at its origin. */
  static WindowPlace place(HorizonForecast forecast) {
    return new WindowPlace(forecast.key(), forecast.originMillis());
  }

  /** Digests of forecasts, as they are written. */
  static final class Digests {
    private final AvroCodec<Forecast> codec = ForecastsTopic.TOPIC.codec();

    long of(HorizonForecast forecast) {
      byte[] bytes = codec.encode(ForecastsTopic.TOPIC.toAvro().apply(forecast));
      try {
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
