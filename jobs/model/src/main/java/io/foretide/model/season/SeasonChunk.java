package io.foretide.model.season;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One chunk of a seasonal profile, read and changed in place in the bytes that the store keeps. One
 * instance can view any number of chunks, one after another.
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

  private static final VarHandle FLOATS =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private final SeasonLayout layout;
  private final int slots;
  private byte[] stored;

  /** A view of chunks of that layout, none yet. */
  public SeasonChunk(SeasonLayout layout) {
    this.layout = layout;
    this.slots = layout.slotsPerChunk();
  }

  /** An empty chunk. */
  public static SeasonChunk empty(SeasonLayout layout) {
    return of(null, layout);
  }

  /**
   * The chunk that the store holds, or an empty one for null.
   *
   * @throws IllegalArgumentException when the bytes are of another version or layout
   */
  public static SeasonChunk of(byte[] bytes, SeasonLayout layout) {
    return new SeasonChunk(layout).view(bytes);
  }

  /**
   * Turns to the chunk that the store holds, or to an empty one for null.
   *
   * @return this
   * @throws IllegalArgumentException when the bytes are of another version or layout
   */
  public SeasonChunk view(byte[] bytes) {
    int size = size(layout);
    if (bytes == null) {
      stored = new byte[size];
      stored[0] = VERSION;
    } else if (bytes.length == size - NOTES * Float.BYTES && bytes[0] == WITHOUT_NOTES) {
      stored = Arrays.copyOf(bytes, size);
      stored[0] = VERSION;
    } else if (bytes.length == size && bytes[0] == VERSION) {
      stored = bytes;
    } else {
      throw new IllegalArgumentException(
          "season chunk of version "
              + (bytes.length == 0 ? "none" : bytes[0])
              + " and "
              + bytes.length
              + " bytes, expected version "
              + VERSION
              + " and "
              + size
              + " bytes: was the window changed?");
    }
    return this;
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

  /**
   * Learns an absolute one-step error.
   *
   * @param slowestRate least rate, in (0, 1]; the first errors count alike
   */
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

  /** Sets the day profile at the slot, without a window behind it. */
  void beginDay(int slot, double value) {
    begin(1 + slot, value);
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

  /** Sets the weekday's departure, without a window behind it. */
  void beginWeek(int cell, double value) {
    begin(1 + slots + cell, value);
  }

  /**
   * A number that somebody else keeps at this time of day; 0 until there is one.
   *
   * @param index 0 to {@link #NOTES} - 1
   */
  public double note(int index) {
    return getFloat(noteAt(index));
  }

  /** Keeps a number for somebody else, in single precision. */
  public void note(int index, double value) {
    FLOATS.set(stored, noteAt(index), (float) value);
  }

  private int noteAt(int index) {
    return stored.length - (NOTES - index) * Float.BYTES;
  }

  private void learn(int entry, double target, double slowestRate) {
    double rate = Math.max(slowestRate, 1.0 / (count(entry) + 1));
    move(entry, rate * (target - value(entry)));
  }

  private void begin(int entry, double value) {
    int at = HEADER + entry * ENTRY;
    FLOATS.set(stored, at, (float) value);
    SHORTS.set(stored, at + Float.BYTES, (short) 0);
  }

  private void move(int entry, double step) {
    int at = HEADER + entry * ENTRY;
    FLOATS.set(stored, at, (float) (getFloat(at) + step));
    int counted = Math.min(Short.MAX_VALUE, count(entry) + 1);
    SHORTS.set(stored, at + Float.BYTES, (short) counted);
  }

  private double value(int entry) {
    return getFloat(HEADER + entry * ENTRY);
  }

  private int count(int entry) {
    return (short) SHORTS.get(stored, HEADER + entry * ENTRY + Float.BYTES);
  }

  private float getFloat(int at) {
    return (float) FLOATS.get(stored, at);
  }
}
