package io.foretide.flink.kafka;

import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.incoming;
import static io.foretide.flink.fixtures.TelemetryFixtures.record;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class TelemetryTimeTest {
  private static final long DISORDER = 5000;
  private static final long IDLENESS = 60_000;
  private static final IncomingTelemetry POISON =
      new TelemetryDecoder("windows", 0).decode(record(START + 7_200_000, new byte[3]));

  private final ManualClock clock = new ManualClock();
  private final Partition partition = new Partition(clock);

  @Test
  void followsTheNewestReadingAtADistance() {
    partition.read(incoming(request(START, "")));
    assertThat(partition.watermark()).isEqualTo(START - DISORDER - 1);

    partition.read(incoming(request(START + 1000, "")));
    partition.read(incoming(request(START - 1000, "")));
    assertThat(partition.watermark()).isEqualTo(START + 1000 - DISORDER - 1);
  }

  @Test
  void isNeverMovedByARejectedRecord() {
    partition.read(POISON);
    assertThat(partition.watermark()).isEqualTo(Long.MIN_VALUE);

    partition.read(incoming(request(START, "")));
    partition.read(POISON);
    assertThat(partition.watermark()).isEqualTo(START - DISORDER - 1);
  }

  @Test
  void isNeverAheadOfTheBrokerWhateverAClockSays() {
    partition.read(incoming(request(START, "")));
    partition.read(
        new IncomingTelemetry(
            record(START + 1000, new byte[0]), request(START + 40_000, ""), null));

    assertThat(partition.watermark()).isEqualTo(START + 1000 - DISORDER - 1);
  }

  @Test
  void holdsNobodyBackOnceNoReadingHasComeForLong() {
    partition.read(incoming(request(START, "")));
    assertThat(partition.isIdle()).isFalse();

    pass(Duration.ofSeconds(60));
    assertThat(partition.isIdle()).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(partition.isIdle()).isTrue();

    partition.read(incoming(request(START, "")));
    assertThat(partition.isIdle()).isFalse();
  }

  @Test
  void isNotIdleAtTheFirstAnswerAfterALongOutage() {
    partition.read(incoming(request(START, "")));
    pass(Duration.ofSeconds(30));

    clock.advanceTime(Duration.ofHours(1));
    assertThat(partition.isIdle()).isFalse();
  }

  @Test
  void takesAPartitionOfNothingButPoisonForIdle() {
    for (int second = 0; second < 120; second++) {
      clock.advanceTime(Duration.ofSeconds(1));
      partition.read(POISON);
      partition.isIdle();
    }

    assertThat(partition.isIdle()).isTrue();
  }

  private void pass(Duration time) {
    for (int second = 0; second < time.toSeconds(); second++) {
      clock.advanceTime(Duration.ofSeconds(1));
      partition.isIdle();
    }
  }

  /** One partition's watermark generator and what it has put out. */
  private static final class Partition implements WatermarkOutput {
    private final TimestampAssigner<IncomingTelemetry> times;
    private final WatermarkGenerator<IncomingTelemetry> generator;
    private long watermark = Long.MIN_VALUE;
    private boolean idle;

    Partition(ManualClock clock) {
      WatermarkStrategy<IncomingTelemetry> strategy =
          new TelemetryTime(DISORDER, IDLENESS, 0).watermarks();
      times = strategy.createTimestampAssigner(UnregisteredMetricsGroup::new);
      generator = strategy.createWatermarkGenerator(new Context(clock));
    }

    void read(IncomingTelemetry incoming) {
      long brokerTimestamp = incoming.source().timestampMillis();
      generator.onEvent(incoming, times.extractTimestamp(incoming, brokerTimestamp), this);
    }

    long watermark() {
      generator.onPeriodicEmit(this);
      return watermark;
    }

    boolean isIdle() {
      generator.onPeriodicEmit(this);
      return idle;
    }

    @Override
    public void emitWatermark(Watermark mark) {
      watermark = mark.getTimestamp();
      idle = false;
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }

  private record Context(RelativeClock clock) implements WatermarkGeneratorSupplier.Context {
    @Override
    public MetricGroup getMetricGroup() {
      return new UnregisteredMetricsGroup();
    }

    @Override
    public RelativeClock getInputActivityClock() {
      return clock;
    }
  }
}
