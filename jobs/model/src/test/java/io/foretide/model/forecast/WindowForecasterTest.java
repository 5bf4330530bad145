package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.HorizonSkill;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Windows of a minute, steps of five, a horizon of half an hour. */
class WindowForecasterTest {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int DAY = 1440;
  private static final SeriesKey KEY = new SeriesKey("shop", "checkout", "", "requests");

  private final HeapChunks chunks = new HeapChunks();
  private ZoneId zone = ZoneId.of("UTC");
  private long clock = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private SignalKind kind = SignalKind.COUNT;

  @Test
  void forecastsAtTheEndOfEveryStep() {
    for (int minute = 1; minute <= 60; minute++) {
      HorizonForecast forecast = next(10);
      if (minute % 5 == 0) {
        assertThat(forecast.originMillis()).isEqualTo(clock);
        assertThat(forecast.stepMillis()).isEqualTo(5 * MINUTE);
        assertThat(forecast.horizon()).isEqualTo(6);
      } else {
        assertThat(forecast).isNull();
      }
    }
  }

  @Test
  void countsWhatAStepCounts() {
    HorizonForecast forecast = pass(3 * DAY);
    assertThat(forecast.mean()).containsOnly(50);
    assertThat(forecast.lastValue()).isEqualTo(50);
  }

  @Test
  void takesTheMeanOfWhatIsNoCount() {
    kind = SignalKind.LATENCY;
    assertThat(pass(60).mean()).containsOnly(10);
  }

  @Test
  void takesAMissingWindowToBeLikeTheOthersOfItsStep() {
    next(10);
    next(Double.NaN);
    clock += MINUTE;
    next(10);
    assertThat(next(10).mean()).containsOnly(50);
  }

  @Test
  void learnsAStepWhoseLastWindowNeverCame() {
    next(10);
    next(10);
    clock += 3 * MINUTE;
    assertThat(pass(5).trust()).isEqualTo(Trust.LEARNING);
    assertThat(pass(DAY).mean()).containsOnly(50);
  }

  @Test
  void forecastsNothingOfASeriesNeverSeen() {
    for (int minute = 0; minute < 30; minute++) {
      assertThat(next(Double.NaN)).isNull();
    }
  }

  @Test
  void learnsAReplayedWindowOnce() {
    pass(DAY);
    byte[] open = chunks.read(0);
    byte[] learnt = chunks.read(1);
    clock -= 7 * MINUTE;
    for (int minute = 0; minute < 7; minute++) {
      assertThat(next(1e9)).isNull();
    }
    assertThat(chunks.read(0)).isEqualTo(open);
    assertThat(chunks.read(1)).isEqualTo(learnt);
  }

  @Test
  void saysHowFarItMayBeTrusted() {
    assertThat(pass(DAY / 4).trust()).isEqualTo(Trust.LEARNING);
    assertThat(pass(2 * DAY).trust()).isEqualTo(Trust.PROVISIONAL);
    HorizonForecast trained = pass(7 * DAY);
    assertThat(trained.trust()).isEqualTo(Trust.TRAINED);
    assertThat(trained.coverage()).isBetween(0.9, 1.0);
  }

  @Test
  void saysHowGoodItWasByHowFarAhead() {
    assertThat(pass(10).skill()).extracting(HorizonSkill::toStep).containsExactly(1, 2, 4, 6);
    assertThat(pass(7 * DAY).skill())
        .containsExactly(
            new HorizonSkill(1, 1, 0, 0, 0, 1, 0),
            new HorizonSkill(2, 2, 0, 0, 0, 1, 0),
            new HorizonSkill(3, 4, 0, 0, 0, 1, 0),
            new HorizonSkill(5, 6, 0, 0, 0, 1, 0));
  }

  @Test
  void goesOnThroughTheHourThatDaylightSavingTakesAndGives() {
    zone = ZoneId.of("Europe/Berlin");
    for (String change : new String[] {"2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"}) {
      clock = Instant.parse(change).toEpochMilli();
      for (int hour = 0; hour < 24; hour++) {
        assertThat(pass(60).mean()).containsOnly(50);
      }
    }
  }

  @Test
  void staysWithinTheStateOfASeries() {
    pass(15 * DAY);
    assertThat(chunks.bytes()).isLessThan(16 * 1024);
  }

  /** The last forecast of so many windows of 10. */
  private HorizonForecast pass(int windows) {
    HorizonForecast last = null;
    for (int i = 0; i < windows; i++) {
      HorizonForecast forecast = next(10);
      last = forecast == null ? last : forecast;
    }
    return last;
  }

  private HorizonForecast next(double value) {
    SeriesWindow window = new SeriesWindow(KEY, clock, clock + MINUTE, value, 0, kind);
    clock += MINUTE;
    ForecastSettings settings = ForecastSettings.of(MINUTE, zone, 30 * MINUTE, 5 * MINUTE);
    WindowForecaster forecaster = new WindowForecaster(settings);
    return forecaster.learn(window, forecaster.open(chunks), chunks);
  }
}
