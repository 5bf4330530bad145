package io.foretide.model.season;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonChunkTest {
  private static final long SEED = 5;

  private final SeasonLayout layout = layout(Duration.ofMinutes(5));

  @Test
  void knowsNothingAtFirst() {
    SeasonChunk chunk = SeasonChunk.of(null, layout);
    assertThat(chunk.scale()).isZero();
    assertThat(chunk.scaleCount()).isZero();
    for (int slot = 0; slot < layout.slotsPerChunk(); slot++) {
      assertThat(chunk.day(slot)).isZero();
      assertThat(chunk.dayCount(slot)).isZero();
    }
    for (int cell = 0; cell < layout.cellsPerChunk(); cell++) {
      assertThat(chunk.week(cell)).isZero();
      assertThat(chunk.weekCount(cell)).isZero();
    }
  }

  @Test
  void keepsEveryEntryApartInTheBytesOfTheStore() {
    SeasonChunk chunk = SeasonChunk.empty(layout);
    Random random = new Random(SEED);
    float[] day = floats(random, layout.slotsPerChunk());
    float[] week = floats(random, layout.cellsPerChunk());
    for (int slot = 0; slot < day.length; slot++) {
      chunk.moveDay(slot, day[slot]);
    }
    for (int cell = 0; cell < week.length; cell++) {
      chunk.moveWeek(cell, week[cell]);
      chunk.moveWeek(cell, 0);
    }
    chunk.learnScale(1.5, 0.1);
    for (int note = 0; note < SeasonChunk.NOTES; note++) {
      chunk.note(note, note + 0.5);
    }

    SeasonChunk stored = SeasonChunk.of(chunk.bytes().clone(), layout);
    assertThat(stored.scale()).isEqualTo(1.5);
    assertThat(stored.scaleCount()).isEqualTo(1);
    for (int slot = 0; slot < day.length; slot++) {
      assertThat(stored.day(slot)).isEqualTo(day[slot]);
      assertThat(stored.dayCount(slot)).isEqualTo(1);
    }
    for (int cell = 0; cell < week.length; cell++) {
      assertThat(stored.week(cell)).isEqualTo(week[cell]);
      assertThat(stored.weekCount(cell)).isEqualTo(2);
    }
    for (int note = 0; note < SeasonChunk.NOTES; note++) {
      assertThat(stored.note(note)).isEqualTo(note + 0.5);
    }
  }

  @Test
  void learnsTheScaleAsAMeanFirstAndForgetsSlowlyThen() {
    SeasonChunk chunk = SeasonChunk.empty(layout);
    // 1, 3, 5 -> 3
    chunk.learnScale(1, 0.1);
    chunk.learnScale(3, 0.1);
    chunk.learnScale(5, 0.1);
    assertThat(chunk.scale()).isCloseTo(3, within(1e-6));
    for (int i = 0; i < 1_000; i++) {
      chunk.learnScale(7, 0.1);
    }
    assertThat(chunk.scale()).isCloseTo(7, within(1e-5));
  }

  @Test
  void stopsCountingWhereTheCounterEnds() {
    SeasonChunk chunk = SeasonChunk.empty(layout);
    for (int i = 0; i < 40_000; i++) {
      chunk.moveDay(3, 0);
    }
    assertThat(chunk.dayCount(3)).isEqualTo(Short.MAX_VALUE);
  }

  @Test
  void readsAChunkFromBeforeThereWereNotes() {
    SeasonChunk chunk = SeasonChunk.empty(layout);
    chunk.moveDay(3, 1.5);
    byte[] bytes = chunk.bytes();
    byte[] first = Arrays.copyOf(bytes, bytes.length - SeasonChunk.NOTES * Float.BYTES);
    first[0] = 1;

    SeasonChunk upgraded = SeasonChunk.of(first, layout);
    assertThat(upgraded.bytes()).isEqualTo(bytes);
    assertThat(upgraded.day(3)).isEqualTo(1.5);
    assertThat(upgraded.note(0)).isZero();
  }

  @Test
  void refusesForeignBytes() {
    byte[] ofAnotherVersion = SeasonChunk.empty(layout).bytes();
    ofAnotherVersion[0] = 9;
    byte[] ofAnotherWindow = SeasonChunk.empty(layout(Duration.ofHours(1))).bytes();
    assertRefused(ofAnotherVersion);
    assertRefused(ofAnotherWindow);
    assertRefused(new byte[0]);
    assertRefused("{\"chunk\":1}".getBytes(UTF_8));
  }

  private void assertRefused(byte[] bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeasonChunk.of(bytes, layout))
        .withMessageContaining("was the window changed?");
  }

  private static float[] floats(Random random, int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = random.nextFloat();
    }
    return floats;
  }

  private static SeasonLayout layout(Duration window) {
    return new SeasonLayout(window.toMillis(), ZoneId.of("UTC"));
  }
}
