package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineStateTest {
  private final byte[] encoded = learnt().encode();

  private static BaselineState learnt() {
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.COUNT);
    for (int i = 0; i < 1_000; i++) {
      run.next(i % 17, 0);
    }
    return run.state();
  }

  @Test
  void takesLessThanAThousandBytes() {
    assertThat(encoded).hasSizeLessThan(1_000);
    assertThat(new BaselineState().encode()).hasSizeLessThan(300);
  }

  @Test
  void servesOneSeriesAfterAnotherLikeAStateOfItsOwn() {
    BaselineSettings settings = BaselineSettings.defaults(300_000);
    SeasonalBaseline baseline = new SeasonalBaseline(settings);
    BaselineState shared = new BaselineState();
    SignalKind[] kinds = SignalKind.values();
    BaselineState[] own = new BaselineState[kinds.length];
    HeapChunks[] chunks = new HeapChunks[2 * kinds.length];
    Arrays.setAll(own, i -> new BaselineState());
    Arrays.setAll(chunks, i -> new HeapChunks());
    byte[][] stored = new byte[kinds.length][];
    Arrays.setAll(stored, i -> own[i].encode());
    for (int i = 0; i < 2_500; i++) {
      for (int series = 0; series < kinds.length; series++) {
        SeriesWindow window = window(kinds[series], i, (i + series) % 23 / 23.0);
        ScoredWindow expected = baseline.learn(window, own[series], chunks[2 * series]);
        shared.decode(stored[series]);
        assertThat(baseline.learn(window, shared, chunks[2 * series + 1])).isEqualTo(expected);
        stored[series] = shared.encode();
        assertThat(stored[series]).isEqualTo(own[series].encode());
      }
    }
  }

  private static SeriesWindow window(SignalKind kind, int index, double value) {
    SeriesKey key = new SeriesKey("shop", "checkout", "", kind.name());
    double seen = index % 61 == 0 ? Double.NaN : kind == SignalKind.COUNT ? 100 * value : value;
    long start = index * 300_000L;
    return new SeriesWindow(key, start, start + 300_000, seen, 50, kind);
  }

  @Test
  void readsBackEveryByte() {
    BaselineState restored = new BaselineState();
    restored.decode(encoded);
    assertThat(restored.encode()).isEqualTo(encoded);
  }

  @Test
  void saysNothingOfTheSeriesBefore() {
    BaselineState shared = learnt();
    assertThat(shared.evidence()).isNotEqualTo(new BaselineState().evidence());
    shared.decode(new BaselineState().encode());
    assertThat(shared.evidence()).isEqualTo(new BaselineState().evidence());
  }

  @ParameterizedTest
  @ValueSource(bytes = {1, 2, 3, 77})
  void refusesEarlierAndUnknownVersions(byte version) {
    byte[] foreign = encoded.clone();
    foreign[0] = version;
    assertRefused(foreign, "baseline state is of version " + version + ", expected 6");
  }

  @Test
  void refusesNothingAtAll() {
    assertRefused(new byte[0], "baseline state is empty");
  }

  @Test
  void refusesWhatIsCutShortOrTooLong() {
    for (int length = 1; length < encoded.length; length++) {
      assertRefused(Arrays.copyOf(encoded, length), "of " + length + " bytes is cut short");
    }
    assertRefused(Arrays.copyOf(encoded, encoded.length + 1), "has 1 too many");
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BaselineState().decode(bytes))
        .withMessageContaining(message);
  }
}
