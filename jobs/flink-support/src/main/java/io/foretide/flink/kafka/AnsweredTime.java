package io.foretide.flink.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Time that passes with every answer of the brokers and stands still while there is none. By it a
 * partition is idle when it has had nothing for long, not when nobody could know: once the brokers
 * are back, all partitions wait for one another.
 */
final class AnsweredTime implements RelativeClock {
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
   */
  static <T> WatermarkStrategy<T> withIdleness(WatermarkStrategy<T> strategy, Duration idleness) {
    WatermarkStrategy<T> idle = strategy.withIdleness(idleness);
    Duration longestWait = idleness.dividedBy(4);
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
