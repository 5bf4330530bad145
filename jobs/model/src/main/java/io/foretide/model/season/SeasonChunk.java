package io.foretide.model.season;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One chunk of a seasonal profile, read and changed in place in the bytes that the store keeps.
 *
 * <p>Layout: version (1), scale (float, count), slots (float value, short count)*, weekday cells
 * (float departure, short count)*, notes (float)*. Values are in the model's domain and relative to
 * the series' anchor. Version 1 had no notes and is read as one whose notes are 0.
 */
public final class SeasonChunk {
  /** Numbers that others keep at a time of day, see {@link #note}. */
  public static final int NOTES = 7;

  private static final byte VERSION = 2;
  private static final byte WITHOUT_NOTES = 1;
  private static final int HEADER = 1;
  private static final int ENTRY = 6;

  private final int slots;
  private final byte[] stored;
  private final ByteBuffer bytes;

  private SeasonChunk(int slots, byte[] stored) {
    this.slots = slots;
    this.stored = stored;
    this.bytes = ByteBuffer.wrap(stored);
  }

  /** An empty chunk. */
  public static SeasonChunk empty(SeasonLayout layout) {
    byte[] stored = new byte[size(layout)];
    stored[0] = VERSION;
    return new SeasonChunk(layout.slotsPerChunk(), stored);
  }

  /**
   * The chunk that the store holds, or an empty one for null.
   *
   * @throws IllegalArgumentException when the bytes are of another version or layout
   */
  public static SeasonChunk of(byte[] stored, SeasonLayout layout) {
    if (stored == null) {
      return empty(layout);
    }
    if (stored.length == size(layout) - NOTES * Float.BYTES && stored[0] == WITHOUT_NOTES) {
      byte[] upgraded = Arrays.copyOf(stored, size(layout));
      upgraded[0] = VERSION;
      return new SeasonChunk(layout.slotsPerChunk(), upgraded);
    }
    if (stored.length != size(layout) || stored[0] != VERSION) {
      throw new IllegalArgumentException(
          "season chunk of version "
              + (stored.length == 0 ? "none" : stored[0])
              + " and "
              + stored.length
              + " bytes, expected version "
              + VERSION
              + " and "
              + size(layout)
              + " bytes: was the window changed?");
    }
    return new SeasonChunk(layout.slotsPerChunk(), stored);
  }

  private static int size(SeasonLayout layout) {
    return HEADER
        + ENTRY * (1 + layout.slotsPerChunk() + layout.cellsPerChunk())
        + NOTES * Float.BYTES;
  }

  /** What the store is to keep. */
  public byte[] bytes() {
    return stored;
  }

  /** Mean absolute one-step error at this time of day; 0 until there is one. */
  public double scale() {
    return value(0);
  }

  /** Windows behind {@link #scale}. */
  public int scaleCount() {
    return count(0);
  }

  /** Learns an absolute one-step error. */
  public void learnScale(double error, double slowestRate) {
    learn(0, error, slowestRate);
  }

  /** Day profile at the slot; 0 until there is one. */
  public double day(int slot) {
    return value(1 + slot);
  }

  /** Windows behind {@link #day}. */
  public int dayCount(int slot) {
    return count(1 + slot);
  }

  /** Moves the day profile at the slot by {@code step} and counts the window. */
  public void moveDay(int slot, double step) {
    move(1 + slot, step);
  }

  /** How this weekday departs from the day profile; 0 until known. */
  public double week(int cell) {
    return value(1 + slots + cell);
  }

  /** Windows behind {@link #week}. */
  public int weekCount(int cell) {
    return count(1 + slots + cell);
  }

  /** Moves the weekday's departure by {@code step} and counts the window. */
  public void moveWeek(int cell, double step) {
    move(1 + slots + cell, step);
  }

  /**
   * A number that somebody else keeps at this time of day; 0 until there is one.
   *
   * @param index 0 to {@link #NOTES} - 1
   */
  public double note(int index) {
    return bytes.getFloat(noteAt(index));
  }

  /** Keeps a number for somebody else, in single precision. */
  public void note(int index, double value) {
    bytes.putFloat(noteAt(index), (float) value);
  }

  private int noteAt(int index) {
    return stored.length - (NOTES - index) * Float.BYTES;
  }

  private void learn(int entry, double target, double slowestRate) {
    double rate = Math.max(slowestRate, 1.0 / (count(entry) + 1));
    move(entry, rate * (target - value(entry)));
  }

  private void move(int entry, double step) {
    int at = HEADER + entry * ENTRY;
    bytes.putFloat(at, (float) (bytes.getFloat(at) + step));
    int count = bytes.getShort(at + 4);
    bytes.putShort(at + 4, (short) Math.min(Short.MAX_VALUE, count + 1));
  }

  private double value(int entry) {
    return bytes.getFloat(HEADER + entry * ENTRY);
  }

  private int count(int entry) {
    return bytes.getShort(HEADER + entry * ENTRY + 4);
  }
}
