package io.foretide.model.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A replica that serves 20 requests per second when it is full. */
class ReplicaCapacityTest {
  private static final long SEED = 3;
  private static final double NONE = Double.NaN;

  private final ReplicaCapacity capacity = new ReplicaCapacity(0.7, Policies.MINUTE);
  private final Random random = new Random(SEED);

  @Test
  void isNotKnownBeforeEnoughWasSeen() {
    live(300, true, true);
    assertThat(capacity.perSecond()).isNaN();
  }

  @Test
  void isTheLoadAtWhichSaturationReachesItsTarget() {
    live(2_000, true, false);
    assertThat(capacity.perSecond()).isCloseTo(0.7 * 20, within(0.7));
  }

  @Test
  void isTheLoadAtWhichLatencyDoubles() {
    live(2_000, false, true);
    assertThat(capacity.perSecond()).isCloseTo(10, within(0.5));
  }

  @Test
  void isTheLowerOfBoth() {
    live(2_000, true, true);
    assertThat(capacity.perSecond()).isCloseTo(10, within(0.5));
  }

  @Test
  void isNotReadOffWhatDoesNotDependOnTheLoad() {
    for (int i = 0; i < 2_000; i++) {
      double load = 5 + 10 * random.nextDouble();
      capacity.learn(reading(load, 0.3 + 0.1 * random.nextDouble(), 100 + random.nextDouble()));
    }
    assertThat(capacity.perSecond()).isNaN();
  }

  @Test
  void isNeverFarAboveWhatWasSeen() {
    for (int i = 0; i < 2_000; i++) {
      double load = 1 + random.nextDouble();
      capacity.learn(reading(load, load / 20, NONE));
    }
    assertThat(capacity.perSecond()).isBetween(2.0, 3.0);
  }

  @Test
  void whatIsNotKnownTeachesNothing() {
    capacity.learn(WorkloadReading.unknown(0, 1));
    capacity.learn(reading(NONE, 0.5, 10));
    capacity.learn(WorkloadReading.unknown(0, 1).withDemand(5).withReady(0));
    assertThat(capacity.perSecond()).isNaN();
  }

  private void live(int windows, boolean withSaturation, boolean withLatency) {
    for (int i = 0; i < windows; i++) {
      double load = 3 + 9 * random.nextDouble();
      double saturation = load / 20 + 0.02 * random.nextGaussian();
      double latency = 50 / (1 - load / 20) * Math.exp(0.05 * random.nextGaussian());
      capacity.learn(
          reading(load, withSaturation ? saturation : NONE, withLatency ? latency : NONE));
    }
  }

  /** Of three replicas. */
  private static WorkloadReading reading(double load, double saturation, double latency) {
    return WorkloadReading.unknown(0, 1)
        .withDemand(3 * load)
        .withReady(3)
        .withSaturation(saturation)
        .withLatency(latency);
  }
}
