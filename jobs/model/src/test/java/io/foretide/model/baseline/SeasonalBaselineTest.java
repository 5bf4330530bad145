package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.season.ChunkStore;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.season.SeasonLayout;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonalBaselineTest {
  private static final int DAY = 288;

  @ParameterizedTest
  @EnumSource
  void aReplayedWindowChangesNothing(SignalKind kind) {
    BaselineRun once = BaselineRun.ofFiveMinutes(kind);
    BaselineRun twice = BaselineRun.ofFiveMinutes(kind);
    Random random = new Random(1);
    for (int i = 0; i < 3 * DAY; i++) {
      double value = random.nextInt(20) == 0 ? Double.NaN : random.nextDouble();
      assertThat(twice.next(value, 10)).isEqualTo(once.next(value, 10));
      if (!once.state().isEmpty()) {
        assertThat(twice.replay()).isNull();
      }
      assertThat(twice.state().encode()).isEqualTo(once.state().encode());
    }
    assertThat(twice.numbers().toArray()).isEqualTo(once.numbers().toArray());
  }

  @ParameterizedTest
  @EnumSource
  void aMissingWindowIsLikeOneWithoutAValue(SignalKind kind) {
    BaselineRun missing = BaselineRun.ofFiveMinutes(kind);
    BaselineRun without = BaselineRun.ofFiveMinutes(kind);
    Random random = new Random(2);
    for (int i = 0; i < 9 * DAY; i++) {
      if (random.nextInt(10) == 0) {
        missing.skip(BaselineRun.FIVE_MINUTES);
        without.next(Double.NaN, 0);
      } else {
        double value = random.nextDouble();
        missing.next(value, 10);
        without.next(value, 10);
        assertThat(missing.state().encode()).isEqualTo(without.state().encode());
      }
    }
    assertThat(missing.numbers().toArray()).isEqualTo(without.numbers().toArray());
  }

  @Test
  void saysNothingBeforeTheFirstValue() {
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.GAUGE);
    ScoredWindow gap = run.next(Double.NaN, 0);
    assertThat(run.state().isEmpty()).isTrue();
    ScoredWindow first = run.next(5, 0);
    assertThat(run.state().isEmpty()).isFalse();
    assertThat(gap.expected()).isNaN();
    assertThat(first.expected()).isNaN();
    assertThat(first.lower()).isNaN();
    assertThat(first.upper()).isNaN();
    assertThat(first.score()).isZero();
    assertThat(run.next(5, 0).expected()).isCloseTo(5, within(1e-12));
  }

  // Monday 00:00 is the first window; a window's trust is what was learnt before it.
  @Test
  void isTrustedMoreAfterADayAndAfterAWeek() {
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.COUNT);
    for (int i = 0; i <= 9 * DAY; i++) {
      Trust trust = run.next(100, 0).trust();
      assertThat(trust)
          .isEqualTo(i <= DAY ? Trust.LEARNING : i <= 7 * DAY ? Trust.PROVISIONAL : Trust.TRAINED);
    }
  }

  @Test
  void isNotTrustedForWindowsWithoutValues() {
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.RATIO);
    for (int i = 0; i <= 8 * DAY; i++) {
      run.next(i < DAY / 3 ? 0.1 : Double.NaN, 10);
    }
    assertThat(run.state().trust(BaselineRun.FIVE_MINUTES)).isEqualTo(Trust.LEARNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT10S", "PT1M", "PT5M", "PT1H", "PT6H"})
  void asksTheStoreForAChunkWhenItsTimeComes(Duration width) {
    BaselineSettings settings = BaselineSettings.defaults(width.toMillis());
    SeasonLayout layout = settings.layout();
    SeasonalBaseline baseline = new SeasonalBaseline(settings);
    BaselineState state = new BaselineState();
    CountingChunks chunks = new CountingChunks();
    // The first window of a series begins it and needs no chunk.
    baseline.learn(window(0, width.toMillis(), 0), state, chunks);
    int opened = 0;
    int open = -1;
    for (int i = 1; i < 10_000; i++) {
      long start = i * width.toMillis();
      int chunk = layout.chunk(layout.local(start));
      opened += chunk == open ? 0 : 1;
      open = chunk;
      baseline.learn(window(start, width.toMillis(), i % 7), state, chunks);
      assertThat(chunks.reads).isEqualTo(opened);
      assertThat(chunks.writes).as("what was open before").isEqualTo(opened - 1);
    }
  }

  @Test
  void refusesAWindowOfAnotherWidth() {
    SeasonalBaseline baseline =
        new SeasonalBaseline(BaselineSettings.defaults(BaselineRun.FIVE_MINUTES));
    SeriesWindow minute = window(0, 60_000, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> baseline.learn(minute, new BaselineState(), new HeapChunks()))
        .withMessage("a window of t/s/o/g is PT1M wide, expected PT5M");
  }

  @Test
  void refusesToAdoptShiftsWithinLessThanAWindow() {
    BaselineSettings settings = BaselineSettings.defaults(3_600_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BaselineSettings(3_600_000, settings.zone(), 60_000))
        .withMessage("shiftAdoptedAfter is PT1M, expected at least one window (PT1H)");
  }

  private static SeriesWindow window(long start, long width, double value) {
    SeriesKey key = new SeriesKey("t", "s", "o", "g");
    return new SeriesWindow(key, start, start + width, value, 0, SignalKind.GAUGE);
  }

  private static final class CountingChunks implements ChunkStore {
    private final HeapChunks chunks = new HeapChunks();
    private int reads;
    private int writes;

    @Override
    public byte[] read(int chunk) {
      reads++;
      return chunks.read(chunk);
    }

    @Override
    public void write(int chunk, byte[] bytes) {
      writes++;
      chunks.write(chunk, bytes);
    }
  }
}
