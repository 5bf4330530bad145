package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.statistics.OnlineContract.Subject;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * A part of an algorithm's state as {@link OnlineContract} sees it: a gap does not reach it, and
 * what it says is finite.
 *
 * @param <T> type of the part
 * @param part the part
 * @param fresh makes one that knows nothing
 * @param next hands it a value; everything that it says
 * @param encode appends its state
 * @param decode takes a state over
 */
public record OnlinePart<T>(
    T part,
    Supplier<T> fresh,
    BiFunction<T, Double, double[]> next,
    BiConsumer<T, ByteBuffer> encode,
    BiConsumer<T, ByteBuffer> decode)
    implements OnlineAlgorithm {
  private static final int ROOM = 4_096;

  /** A subject of the contract. */
  public static <T> Subject subject(
      String name,
      Supplier<T> fresh,
      BiFunction<T, Double, double[]> next,
      BiConsumer<T, ByteBuffer> encode,
      BiConsumer<T, ByteBuffer> decode) {
    return new Subject(name, () -> new OnlinePart<>(fresh.get(), fresh, next, encode, decode));
  }

  @Override
  public double[] next(double value) {
    return Double.isNaN(value) ? new double[0] : next.apply(part, value);
  }

  @Override
  public OnlineAlgorithm restored() {
    ByteBuffer bytes = ByteBuffer.allocate(ROOM);
    encode.accept(part, bytes);
    T restored = fresh.get();
    decode.accept(restored, bytes.flip());
    assertThat(bytes.hasRemaining()).isFalse();
    return new OnlinePart<>(restored, fresh, next, encode, decode);
  }

  @Override
  public DoubleStream state() {
    return Numbers.of(part);
  }

  @Override
  public void assertSound(double[] row) {
    assertThat(DoubleStream.of(row).allMatch(Double::isFinite)).isTrue();
  }
}
