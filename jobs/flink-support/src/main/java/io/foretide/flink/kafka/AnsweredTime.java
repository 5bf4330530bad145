package io.foretide.flink.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Time that passes with every answer that this process has from any broker, and stands still while
 * there is none. By it a partition is idle when it has had nothing for long, not when nobody could
 * know. However long the brokers were away, that counts as a second at most.
 *
 * <p>A consumer that has nothing to read is answered every {@code fetch.max.wait.ms} (0.5 s); where
 * that is set to more than a second, or idleness to less than two, it takes accordingly longer
 * until a partition is idle.
 */
final class AnsweredTime implements RelativeClock {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final RelativeClock clock;
  private final LongSupplier answers;
  private final long longestWaitNanos;
  private long lastAnswers;
  private long lastNanos;
  private long passedNanos;

  /**
   * A time that begins with 0.
   *
   * @param clock what passes between two answers
   * @param answers changes with every answer
   * @param longestWait how much passes between two answers at most
   */
  AnsweredTime(RelativeClock clock, LongSupplier answers, Duration longestWait) {
    this.clock = clock;
    this.answers = answers;
    this.longestWaitNanos = longestWait.toNanos();
    this.lastAnswers = answers.getAsLong();
    this.lastNanos = clock.relativeTimeNanos();
  }

  /**
   * A strategy whose partitions are idle after a time without an event, as by {@link
   * WatermarkStrategy#withIdleness}, in this time.
   *
   * @param strategy how watermarks follow from events; how these are given timestamps is not taken
   *     from it
   */
  static <T> WatermarkStrategy<T> withIdleness(WatermarkStrategy<T> strategy, Duration idleness) {
    WatermarkStrategy<T> idle = strategy.withIdleness(idleness);
    Duration aQuarter = idleness.dividedBy(4);
    Duration longestWait = aQuarter.compareTo(LONGEST_WAIT) < 0 ? aQuarter : LONGEST_WAIT;
    return WatermarkStrategy.forGenerator(
        context ->
            idle.createWatermarkGenerator(
                new Answered(
                    context.getMetricGroup(),
                    new AnsweredTime(
                        context.getInputActivityClock(), FetchAnswers::count, longestWait))));
  }

  private record Answered(MetricGroup getMetricGroup, RelativeClock getInputActivityClock)
      implements WatermarkGeneratorSupplier.Context {}

  @Override
  public long relativeTimeNanos() {
    long count = answers.getAsLong();
    if (count != lastAnswers) {
      long now = clock.relativeTimeNanos();
      passedNanos += Math.min(now - lastNanos, longestWaitNanos);
      lastNanos = now;
      lastAnswers = count;
    }
    return passedNanos;
  }

  @Override
  public long relativeTimeMillis() {
    return Duration.ofNanos(relativeTimeNanos()).toMillis();
  }
}
