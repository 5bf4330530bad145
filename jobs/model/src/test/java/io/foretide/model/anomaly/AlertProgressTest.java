package io.foretide.model.anomaly;

import static io.foretide.model.anomaly.AlertSeries.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertProgressTest {
  private static final long SEED = 20_260_302;
  private static final int WINDOWS = 5_000;
  private static final int LARGEST = 500;

  private final AlertLifecycle lifecycle =
      new AlertLifecycle(AlertGuidance.of(AlertSettings.defaults()));

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @EnumSource(SignalKind.class)
  void restoresBetweenAnyTwoWindows(SignalKind kind) {
    AlertProgress kept = new AlertProgress();
    AlertProgress restored = new AlertProgress();
    List<Alert> published = new ArrayList<>();
    for (ScoredWindow window : windows(kind)) {
      restored = restore(restored);
      Alert alert = lifecycle.advance(kept, window);
      assertThat(lifecycle.advance(restored, window)).isEqualTo(alert);
      long later = window.window().endMillis() + 20 * MINUTE;
      restored = restore(restored);
      assertThat(lifecycle.expire(restored, later)).isEqualTo(lifecycle.expire(kept, later));
      if (alert != null) {
        published.add(alert);
      }
    }
    assertThat(published).hasSizeGreaterThan(100);
  }

  @Test
  void isEmptyOnceNothingIsPendingOrFiring() {
    AlertSeries series = AlertSeries.requests();
    assertThat(series.progress.isEmpty()).isTrue();
    series.play(".._~");
    assertThat(series.progress.isEmpty()).isTrue();
    series.play("A");
    assertThat(series.progress.isEmpty()).isFalse();
    assertThat(series.progress.isFiring()).isFalse();
    series.play(".....");
    assertThat(series.progress.isEmpty()).isTrue();
  }

  @Test
  void refusesAnUnknownVersion() {
    byte[] bytes = firing();
    bytes[0] = 4;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertProgress.decode(bytes))
        .withMessage("alert state is of version 4, expected 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertProgress.decode(new byte[0]))
        .withMessage("alert state is empty");
  }

  @Test
  void readsWhatTheFirstVersionsWrote() {
    byte[] bytes = firing();
    byte[] second = Arrays.copyOf(bytes, bytes.length - Long.BYTES);
    second[0] = 2;
    byte[] first = Arrays.copyOf(second, second.length - 1);
    first[0] = 1;

    assertThat(AlertProgress.decode(second).encode()).isEqualTo(bytes);
    assertThat(AlertProgress.decode(first).encode()).isEqualTo(bytes);
    assertThat(AlertProgress.decode(new AlertProgress().encode()).isEmpty()).isTrue();
  }

  @Test
  void refusesBytesThatAreCutShortAnywhere() {
    byte[] bytes = firing();
    for (int length = 1; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AlertProgress.decode(cut))
          .withMessage("alert state of %d bytes is cut short", length);
    }
  }

  @Test
  void refusesBytesTooManyOrDamaged() {
    byte[] bytes = firing();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertProgress.decode(Arrays.copyOf(bytes, bytes.length + 3)))
        .withMessageEndingWith("has 3 too many");

    byte[] damaged = bytes.clone();
    damaged[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("COUNT")] = 'X';
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertProgress.decode(damaged))
        .withMessageEndingWith("is damaged");
  }

  private static byte[] firing() {
    AlertSeries series = AlertSeries.requests();
    series.play("XXA.V");
    return series.progress.encode();
  }

  private static AlertProgress restore(AlertProgress progress) {
    byte[] bytes = progress.encode();
    assertThat(bytes).hasSizeLessThan(LARGEST);
    AlertProgress restored = AlertProgress.decode(bytes);
    assertThat(restored.encode()).isEqualTo(bytes);
    return restored;
  }

  /** Quiet and stormy stretches, gaps, jumps in time and replays. */
  private static List<ScoredWindow> windows(SignalKind kind) {
    Random random = new Random(SEED);
    SeriesKey key = new SeriesKey("shop", "checkout", "POST /pay", "signal");
    List<ScoredWindow> windows = new ArrayList<>();
    long clock = AlertSeries.START;
    double storm = 0;
    for (int i = 0; i < WINDOWS; i++) {
      storm = random.nextInt(20) == 0 ? random.nextDouble() : storm;
      clock += random.nextInt(100) == 0 ? 45 * MINUTE : MINUTE;
      long start = random.nextInt(50) == 0 ? clock - 5 * MINUTE : clock;
      double value = random.nextInt(10) == 0 ? Double.NaN : 100 * random.nextDouble();
      windows.add(
          new ScoredWindow(
              new SeriesWindow(key, start, start + MINUTE, value, random.nextInt(500), kind),
              50 + 5 * random.nextGaussian(),
              40,
              60,
              0.5 * (storm + random.nextDouble()),
              value > 50 ? 1 : -1,
              (value - 50) / 10,
              random.nextInt(4) == 0 ? 12 : 0,
              random.nextBoolean() ? Trust.TRAINED : Trust.PROVISIONAL,
              0.95));
    }
    return windows;
  }
}
