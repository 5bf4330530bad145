package io.foretide.bench.ladder;

import io.foretide.bench.ChildJvm;
import io.foretide.bench.CpuClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A rung in a process of its own: run again and again until it is warm, then measured while it
 * runs. Jobs run for months, so neither what is still being compiled counts, nor how a job starts,
 * nor how its end is cut off.
 */
final class RungMain {
  /** Of the topic, where the measured part begins at the earliest and at the latest. */
  private static final double EARLIEST = 0.05;

  private static final double LATEST = 0.7;

  /** Of the topic, where the measured part ends: behind it some partitions are at their ends. */
  private static final double END = 0.85;

  private static final double LONGEST_SECONDS = 20;
  private static final long LOOK_MILLIS = 5;

  /** Warm is, at the earliest after so long, whose compiler has taken no more than this share. */
  private static final double RESTING = 0.05;

  private static final double RESTS_SECONDS = 10;
  private static final double LEAST_WARM_UP_SECONDS = 30;

  private final String[] args;
  private final Rung rung;
  private final long records;
  private final double mostWarmUpSeconds;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private Future<?> running;
  private RungProgress progress;
  private int runs;

  private RungMain(String[] args) {
    this.args = args;
    this.rung = Rung.valueOf(args[0]);
    this.records = Long.parseLong(args[4]);
    this.mostWarmUpSeconds = Double.parseDouble(args[5]);
  }

  /** Arguments: rung, broker, folder, home, records of the topic, most seconds to warm up. */
  public static void main(String[] args) throws Exception {
    ChildJvm.endWithParent();
    System.out.println(ChildJvm.RESULT + new RungMain(args).measure());
    System.exit(0);
  }

  /** Records, seconds, seconds of CPU and the compiler's share of them, of the measured part. */
  private String measure() throws Exception {
    long from = warmUp();
    CpuClock clock = CpuClock.start();
    while (progress.read() < END * records
        && clock.seconds() < LONGEST_SECONDS
        && !running.isDone()) {
      Thread.sleep(LOOK_MILLIS);
    }
    long to = isDone() ? records : progress.read();
    return "%d %s %s %s"
        .formatted(to - from, clock.seconds(), clock.cpuSeconds(), clock.compilerShare());
  }

  /** Runs job after job, and says how much the last one had read when all was warm. */
  private long warmUp() throws Exception {
    CpuClock clock = CpuClock.start();
    CpuClock lately = CpuClock.start();
    boolean rests = false;
    start();
    while (true) {
      if (lately.seconds() >= RESTS_SECONDS) {
        rests = lately.compilerShare() <= RESTING;
        lately = CpuClock.start();
      }
      long read = progress.read();
      if (isWarm(clock.seconds(), rests)
          && read >= EARLIEST * records
          && read <= LATEST * records) {
        return read;
      }
      if (isDone()) {
        start();
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private boolean isWarm(double seconds, boolean compilerRests) {
    return seconds >= mostWarmUpSeconds || (compilerRests && seconds >= LEAST_WARM_UP_SECONDS);
  }

  private void start() throws Exception {
    Path folder = Files.createDirectories(Path.of(args[2], "run-" + ++runs));
    RungInput input = new RungInput(args[1], rung.prefix(), records, folder, Path.of(args[3]));
    progress = rung.progress(input);
    running =
        thread.submit(
            () -> {
              rung.run(input);
              return null;
            });
  }

  /** Whether the job has come to its end; fails when it has failed. */
  private boolean isDone() throws InterruptedException, ExecutionException {
    if (running.isDone()) {
      running.get();
    }
    return running.isDone();
  }
}
