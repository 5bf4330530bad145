package io.foretide.model.season;

import io.foretide.model.series.SignalKind;
import io.foretide.model.series.UsualWeek;
import io.foretide.model.statistics.VarianceStabilizer;
import java.util.function.LongToDoubleFunction;

/**
 * Fills the seasonal profile of a new series with the usual week of its siblings, at the size of
 * the series. What is borrowed counts for no window: at each time of day and week it weighs as much
 * as the first day or week of the series itself.
 */
public final class BorrowedProfile {
  private final SeasonLayout layout;
  private final SeasonChunk chunk;

  /** A lender of profiles of that layout. */
  public BorrowedProfile(SeasonLayout layout) {
    this.layout = layout;
    this.chunk = new SeasonChunk(layout);
  }

  /**
   * Fills every chunk, relative to what is usual now.
   *
   * @param week what siblings usually show
   * @param share what the series shows over what they do
   * @param now the present local moment, see {@link SeasonLayout#local}
   */
  public void fill(
      UsualWeek week, double share, SignalKind kind, long now, OpenChunk open, ChunkStore chunks) {
    LongToDoubleFunction usual = local -> VarianceStabilizer.toModel(kind, share * week.at(local));
    double present = usual.applyAsDouble(now);
    write(local -> usual.applyAsDouble(local) - present, open, chunks);
  }

  /** Empties every chunk. */
  public void empty(OpenChunk open, ChunkStore chunks) {
    write(local -> 0, open, chunks);
  }

  private void write(LongToDoubleFunction usual, OpenChunk open, ChunkStore chunks) {
    for (int index = 0; index < layout.chunks(); index++) {
      chunk.view(open.read(index, chunks));
      for (int slot = 0; slot < layout.slotsPerChunk(); slot++) {
        chunk.beginDay(slot, ofDay(usual, layout.middleOfSlot(index, slot)));
      }
      for (int cell = 0; cell < layout.cellsPerChunk(); cell++) {
        long middle = layout.middleOfCell(index, cell);
        chunk.beginWeek(cell, usual.applyAsDouble(middle) - ofDay(usual, middle));
      }
      open.write(index, chunk.bytes(), chunks);
    }
  }

  /** Mean over the days of the week at the time of day of a local moment. */
  private static double ofDay(LongToDoubleFunction usual, long local) {
    double sum = 0;
    for (int weekday = 1; weekday <= UsualWeek.DAYS; weekday++) {
      sum += usual.applyAsDouble(SeasonLayout.onWeekday(local, weekday));
    }
    return sum / UsualWeek.DAYS;
  }
}
