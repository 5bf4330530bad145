package io.foretide.model.benchmark;

import io.foretide.model.scaling.PodCapacity;
import io.foretide.model.scaling.PodLead;
import io.foretide.model.scaling.ReplicaBounds;
import io.foretide.model.scaling.ReplicaLimits;
import io.foretide.model.scaling.ScalingMode;
import io.foretide.model.scaling.ScalingPause;
import io.foretide.model.scaling.WorkloadPolicy;
import io.foretide.model.scaling.WorkloadReading;
import io.foretide.model.scaling.WorkloadScaler;
import io.foretide.model.series.ServiceKey;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of a minute of one workload, once two weeks are known: forecast at a lead of fifteen
 * minutes, decision every five, outcome; and of its state's way to bytes and back.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ScaleBenchmark {
  /** Windows of an invocation: two weeks. */
  static final int WINDOWS = 14 * 1_440;

  private static final int DAY = 1_440;
  private static final long WIDTH = 60_000;
  private static final long SEED = 1;
  private static final ServiceKey WORKLOAD = new ServiceKey("shop", "checkout");
  private static final WorkloadPolicy POLICY =
      new WorkloadPolicy(
          ScalingMode.FORECAST_ONLY,
          new PodCapacity(5, 0.7),
          new PodLead(15 * WIDTH, false),
          0.01,
          new ReplicaLimits(
              new ReplicaBounds(1, 1_000, List.of(), ZoneId.of("UTC")),
              1_000,
              ScalingPause.NONE,
              5 * WIDTH),
          5 * WIDTH,
          15 * WIDTH);

  private final Random random = new Random(SEED);
  private WorkloadReading[] readings;
  private byte[] known;

  /** Learns two weeks and makes the windows of the two after them. */
  @Setup
  public void know() {
    WorkloadScaler scaler = new WorkloadScaler(WORKLOAD, POLICY, WIDTH);
    readings = readings(0);
    learn(scaler);
    known = scaler.encode();
    readings = readings(WINDOWS);
  }

  private WorkloadReading[] readings(int first) {
    WorkloadReading[] made = new WorkloadReading[WINDOWS];
    for (int i = 0; i < WINDOWS; i++) {
      double season = 1 + 0.3 * Math.sin(2 * Math.PI * i / DAY);
      long start = (first + i) * WIDTH;
      made[i] =
          WorkloadReading.unknown(start, start + WIDTH)
              .withDemand(100 * season * (1 + 0.05 * random.nextGaussian()));
    }
    return made;
  }

  /** Two weeks of one workload, from where two weeks were known. */
  @Benchmark
  @OperationsPerInvocation(WINDOWS)
  public long learnTwoWeeks() {
    return learn(WorkloadScaler.decode(WORKLOAD, POLICY, WIDTH, known));
  }

  /** What a state backend costs beside it. */
  @Benchmark
  public byte[] decodeAndEncode() {
    return WorkloadScaler.decode(WORKLOAD, POLICY, WIDTH, known).encode();
  }

  private long learn(WorkloadScaler scaler) {
    long decisions = 0;
    for (WorkloadReading reading : readings) {
      decisions += scaler.learn(reading).recommendation() == null ? 0 : 1;
    }
    return decisions;
  }
}
