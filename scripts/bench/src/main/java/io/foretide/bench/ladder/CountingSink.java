package io.foretide.bench.ladder;

import java.io.Serializable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Drops what comes and counts the records that it stands for, so that a rung that does not read
 * everything fails. One job at a time in a process.
 *
 * @param <T> what comes
 */
final class CountingSink<T> implements Sink<T> {
  private static final long serialVersionUID = 1L;
  private static final LongAdder COUNTED = new LongAdder();

  private final Weight<T> weight;

  /** For how many records an element stands. */
  @FunctionalInterface
  interface Weight<T> extends ToLongFunction<T>, Serializable {}

  /** Counts in a field of its own, and adds that up when it must. */
  private static final class Writer<T> implements SinkWriter<T> {
    private final Weight<T> weight;
    private long counted;

    Writer(Weight<T> weight) {
      this.weight = weight;
    }

    @Override
    public void write(T element, Context context) {
      counted += weight.applyAsLong(element);
    }

    @Override
    public void flush(boolean endOfInput) {
      COUNTED.add(counted);
      counted = 0;
    }

    @Override
    public void close() {
      flush(true);
    }
  }

  CountingSink(Weight<T> weight) {
    this.weight = weight;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>(weight);
  }

  /** Records since it was last asked. */
  static long takeCounted() {
    return COUNTED.sumThenReset();
  }
}
