package io.foretide.model.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonLayoutTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    // window, chunks, slots and cells of a chunk, windows of a slot and of a cell
    "PT10S, 24, 12,   7, 30, 360",
    "PT1M,  24, 12,   7,  5,  60",
    "PT5M,  24, 12,   7,  1,  12",
    "PT15M, 12,  8,  14,  1,   4",
    "PT1H,   4,  6,  42,  1,   1",
    "PT6H,   1,  4,  28,  1,   1",
    "PT24H,  1,  1,   7,  1,   1"
  })
  void cutsTheDayIntoChunksSlotsAndCells(
      Duration window, int chunks, int slots, int cells, int inSlot, int inCell) {
    long millis = window.toMillis();
    SeasonLayout layout = new SeasonLayout(millis, UTC);
    assertThat(layout.chunks()).isEqualTo(chunks);
    assertThat(layout.slotsPerChunk()).isEqualTo(slots);
    assertThat(layout.cellsPerChunk()).isEqualTo(cells);
    assertThat(layout.windowsPerSlot(millis)).isEqualTo(inSlot);
    assertThat(layout.windowsPerCell(millis)).isEqualTo(inCell);
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M,  Asia/Kolkata",
    "PT5M,  UTC",
    "PT5M,  America/St_Johns",
    "PT15M, Asia/Kathmandu",
    "PT1H,  UTC",
    "PT6H,  UTC"
  })
  void givesEachMomentOfTheWeekAPlaceOfItsOwn(Duration window, String zone) {
    long millis = window.toMillis();
    SeasonLayout layout = new SeasonLayout(millis, ZoneId.of(zone));
    Set<Long> slots = new HashSet<>();
    Set<Long> cells = new HashSet<>();
    long monday = Instant.parse("1969-12-29T00:00:00Z").toEpochMilli();
    for (long start = monday; start < monday + Duration.ofDays(7).toMillis(); start += millis) {
      long local = layout.local(start);
      assertThat(layout.chunk(local)).isBetween(0, layout.chunks() - 1);
      assertThat(layout.slot(local)).isBetween(0, layout.slotsPerChunk() - 1);
      assertThat(layout.cell(local)).isBetween(0, layout.cellsPerChunk() - 1);
      slots.add(1_000L * layout.chunk(local) + layout.slot(local));
      cells.add(1_000L * layout.chunk(local) + layout.cell(local));
    }
    assertThat(slots).hasSize(layout.chunks() * layout.slotsPerChunk());
    assertThat(cells).hasSize(layout.chunks() * layout.cellsPerChunk());
  }

  @ParameterizedTest
  @CsvSource({
    // One-minute windows: the chunk is the hour, the slot five minutes of it, the cell the weekday.
    "1970-01-01T00:00:00, 0,  0,  3",
    "1969-12-31T23:59:59, 23, 11, 2",
    "1969-12-28T10:04:59, 10, 0,  6",
    "2026-03-02T09:05:00, 9,  1,  0",
    "2024-02-29T17:34:00, 17, 6,  3"
  })
  void findsTheWeekdayBeforeAndAfterTheEpoch(LocalDateTime time, int chunk, int slot, int cell) {
    SeasonLayout layout = new SeasonLayout(Duration.ofMinutes(1).toMillis(), UTC);
    long local = layout.local(time.atZone(UTC).toInstant().toEpochMilli());
    assertThat(layout.chunk(local)).isEqualTo(chunk);
    assertThat(layout.slot(local)).isEqualTo(slot);
    assertThat(layout.cell(local)).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-28T09:00", "2026-10-24T09:00", "1985-03-30T09:00"})
  void keepsTheTimeOfDayWhenTheClocksAreChanged(String evening) {
    SeasonLayout layout = new SeasonLayout(Duration.ofMinutes(5).toMillis(), BERLIN);
    LocalDateTime before = LocalDateTime.parse(evening);
    long earlier = layout.local(millis(before));
    long later = layout.local(millis(before.plus(1, ChronoUnit.DAYS)));
    assertThat(later - earlier).isEqualTo(Duration.ofDays(1).toMillis());
    assertThat(layout.chunk(later)).isEqualTo(layout.chunk(earlier)).isEqualTo(9);
    assertThat(layout.slot(later)).isEqualTo(layout.slot(earlier)).isZero();
    // Saturday 5, Sunday 6
    assertThat(layout.cell(earlier)).isEqualTo(5);
    assertThat(layout.cell(later)).isEqualTo(6);
  }

  @Test
  void visitsTheHourThatTheClocksRepeatTwice() {
    SeasonLayout layout = new SeasonLayout(Duration.ofMinutes(5).toMillis(), BERLIN);
    long summer = Instant.parse("2026-10-25T00:30:00Z").toEpochMilli();
    long winter = Instant.parse("2026-10-25T01:30:00Z").toEpochMilli();
    assertThat(layout.local(winter)).isEqualTo(layout.local(summer));
  }

  @ParameterizedTest
  @ValueSource(longs = {-60_000, 0, 7_000, 25 * 60_000, 48 * 3_600_000})
  void refusesAWindowThatDoesNotDivideADay(long windowMillis) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeasonLayout(windowMillis, UTC))
        .withMessageContaining("expected a divisor of a day");
  }

  @Test
  void aProfileOfOneMinuteWindowsTakesLessThanSixKilobytes() {
    SeasonLayout layout = new SeasonLayout(Duration.ofMinutes(1).toMillis(), UTC);
    int chunk = SeasonChunk.empty(layout).bytes().length;
    assertThat(chunk).isBetween(100, 1_200);
    assertThat(chunk * layout.chunks()).isLessThan(6_000);
  }

  private static long millis(LocalDateTime berlin) {
    return berlin.atZone(BERLIN).toInstant().toEpochMilli();
  }
}
