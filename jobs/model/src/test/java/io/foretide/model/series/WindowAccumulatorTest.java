package io.foretide.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.foretide.model.series.TelemetryReading.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowAccumulatorTest {
  private static final SeriesKey CHECKOUT = new SeriesKey("shop", "checkout", "", "queue.depth");
  private static final long START = 1_000_000;
  private static final long END = 1_060_000;

  @Test
  void requestsAddUpToNumberShareAndPercentiles() {
    WindowAccumulator window = new WindowAccumulator(Kind.REQUEST);
    for (int i = 0; i < 100; i++) {
      window.add(request(100, i < 9));
    }
    List<SeriesWindow> windows = emitted(window);
    assertThat(windows)
        .extracting(w -> w.key().signal())
        .containsExactly("requests", "errors", "latency.p50", "latency.p95", "latency.p99");
    assertThat(windows)
        .extracting(SeriesWindow::kind)
        .containsExactly(
            SignalKind.COUNT,
            SignalKind.RATIO,
            SignalKind.LATENCY,
            SignalKind.LATENCY,
            SignalKind.LATENCY);
    assertThat(windows)
        .allSatisfy(
            w -> {
              assertThat(w.weight()).isEqualTo(100);
              assertThat(w.startMillis()).isEqualTo(START);
              assertThat(w.endMillis()).isEqualTo(END);
              assertThat(w.key().serviceKey()).isEqualTo(CHECKOUT.serviceKey());
            });
    assertThat(windows.get(0).value()).isEqualTo(100);
    assertThat(windows.get(1).value()).isEqualTo(0.09);
    assertThat(windows.get(4).value()).isCloseTo(100, withinPercentage(1));
  }

  @Test
  void samplesCombineByTheirKind() {
    // 2, 4, 9 -> mean 5, sum 15
    assertThat(emitted(metric(Kind.GAUGE, 2, 4, 9)))
        .containsExactly(new SeriesWindow(CHECKOUT, START, END, 5, 30, SignalKind.GAUGE));
    assertThat(emitted(metric(Kind.COUNT, 2, 4, 9)))
        .containsExactly(new SeriesWindow(CHECKOUT, START, END, 15, 30, SignalKind.COUNT));
  }

  @ParameterizedTest(name = "{0} requests, seed {1}")
  @CsvSource({"100, 1", "1000, 2", "20000, 3", "20000, 4"})
  void percentilesAreWithinOnePercentOfAnExactOne(int requests, long seed) {
    Random random = new Random(seed);
    double[] durations =
        random.doubles(requests).map(u -> 80 * Math.exp(random.nextGaussian())).toArray();
    WindowAccumulator window = new WindowAccumulator(Kind.REQUEST);
    for (double duration : durations) {
      window.add(request(duration, false));
    }
    Arrays.sort(durations);
    List<SeriesWindow> windows = emitted(window);
    double[] levels = {0.5, 0.95, 0.99};
    for (int i = 0; i < levels.length; i++) {
      // The sketch is within 1 % of a value whose rank is within one of the level's.
      double rank = levels[i] * (requests - 1);
      double below = durations[Math.max(0, (int) Math.floor(rank) - 1)];
      double above = durations[Math.min(requests - 1, (int) Math.ceil(rank) + 1)];
      assertThat(windows.get(2 + i).value()).isBetween(below * 0.99, above * 1.01);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void partialSumsMadeAnywhereInAnyOrderGiveTheSameWindow(long seed) {
    Random random = new Random(seed);
    List<WindowAccumulator> parts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(12); i++) {
      parts.add(new WindowAccumulator(Kind.REQUEST));
    }
    WindowAccumulator whole = new WindowAccumulator(Kind.REQUEST);
    for (int i = 0; i < 3_000; i++) {
      TelemetryReading reading =
          request(50 * Math.exp(random.nextGaussian()), random.nextInt(20) == 0);
      whole.add(reading);
      parts.get(random.nextInt(parts.size())).add(reading);
    }
    List<SeriesWindow> expected = emitted(whole);
    assertThat(emitted(merged(Kind.REQUEST, parts))).isEqualTo(expected);
    Collections.shuffle(parts, random);
    assertThat(emitted(merged(Kind.REQUEST, parts))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void goesOnFromItsBytes(Kind kind) {
    WindowAccumulator kept = new WindowAccumulator(kind);
    WindowAccumulator restored = new WindowAccumulator(kind);
    for (int i = 1; i <= 50; i++) {
      TelemetryReading reading =
          kind == Kind.REQUEST
              ? request(i, i % 7 == 0)
              : TelemetryReading.sample(kind, START, CHECKOUT, i / 8.0, 3);
      kept.add(reading);
      restored.add(reading);
      restored = merged(kind, List.of(restored));
      assertThat(emitted(restored)).isEqualTo(emitted(kept));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void mergingAnEmptyOneChangesNothing(Kind kind) {
    WindowAccumulator window = new WindowAccumulator(kind);
    window.add(
        kind == Kind.REQUEST
            ? request(5, true)
            : TelemetryReading.sample(kind, START, CHECKOUT, 5, 1));
    List<SeriesWindow> before = emitted(window);
    window.merge(new WindowAccumulator(kind).encode());
    assertThat(emitted(window)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isLikeANewOneOnceItWasCleared(Kind kind) {
    WindowAccumulator used = new WindowAccumulator(kind);
    for (int i = 1; i <= 300; i++) {
      used.add(reading(kind, 10_000.0 / i));
    }
    used.clear();
    assertThat(used.count()).isZero();
    WindowAccumulator fresh = new WindowAccumulator(kind);
    assertThat(used.encode()).isEqualTo(fresh.encode());
    for (int i = 1; i <= 50; i++) {
      used.add(reading(kind, i));
      fresh.add(reading(kind, i));
    }
    assertThat(emitted(used)).isEqualTo(emitted(fresh));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void mergesAnotherAsItsBytes(Kind kind) {
    WindowAccumulator other = new WindowAccumulator(kind);
    WindowAccumulator direct = new WindowAccumulator(kind);
    WindowAccumulator encoded = new WindowAccumulator(kind);
    for (int i = 1; i <= 50; i++) {
      other.add(reading(kind, i));
      direct.add(reading(kind, 3.0 * i));
      encoded.add(reading(kind, 3.0 * i));
    }
    direct.merge(other);
    encoded.merge(other.encode());
    assertThat(emitted(direct)).isEqualTo(emitted(encoded));
    assertThat(direct.count()).isEqualTo(100);
  }

  private static TelemetryReading reading(Kind kind, double value) {
    return kind == Kind.REQUEST
        ? request(value, value > 40)
        : TelemetryReading.sample(kind, START, CHECKOUT, value, 1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void refusesForeignBytes(Kind kind) {
    byte[] encoded = new WindowAccumulator(kind).encode();
    byte[] ofAnotherVersion = encoded.clone();
    ofAnotherVersion[0] = 9;
    for (byte[] foreign :
        List.of(new byte[0], new byte[] {1}, Arrays.copyOf(encoded, 32), ofAnotherVersion)) {
      WindowAccumulator window = new WindowAccumulator(kind);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> window.merge(foreign))
          .withMessageContaining("cut short or not of version 1");
    }
  }

  private static WindowAccumulator metric(Kind kind, double... samples) {
    WindowAccumulator window = new WindowAccumulator(kind);
    for (double sample : samples) {
      window.add(TelemetryReading.sample(kind, START, CHECKOUT, sample, 10));
    }
    return window;
  }

  private static TelemetryReading request(double millis, boolean failed) {
    return TelemetryReading.request(START, CHECKOUT, millis, failed, "");
  }

  private static WindowAccumulator merged(Kind kind, List<WindowAccumulator> parts) {
    WindowAccumulator merged = new WindowAccumulator(kind);
    parts.forEach(part -> merged.merge(part.encode()));
    return merged;
  }

  private static List<SeriesWindow> emitted(WindowAccumulator window) {
    List<SeriesWindow> windows = new ArrayList<>();
    window.emit(CHECKOUT, START, END, windows::add);
    return windows;
  }
}
