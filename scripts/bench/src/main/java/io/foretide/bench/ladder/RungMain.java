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
 * A rung in a process of its own, measured while it runs: jobs run for months, so neither its start
 * nor what is compiled in its first half minute counts, nor how its end is cut off.
 */
final class RungMain {
  /** Of the topic, what is read before it is measured; less where that takes too long. */
  private static final double WARM_UP_SHARE = 0.6;

  private static final double LONGEST_WARM_UP_SECONDS = 40;

  /** Of the topic, where the measured part ends: behind it some partitions are at their ends. */
  private static final double END_SHARE = 0.85;

  private static final double LONGEST_MEASURED_SECONDS = 20;
  private static final long LOOK_MILLIS = 5;

  private final RungInput input;
  private final RungProgress progress;
  private final Future<?> running;

  private RungMain(RungInput input, RungProgress progress, Future<?> running) {
    this.input = input;
    this.progress = progress;
    this.running = running;
  }

  /** Arguments: rung, broker, folder, home, records of the topic. */
  public static void main(String[] args) throws Exception {
    ChildJvm.endWithParent();
    Rung rung = Rung.valueOf(args[0]);
    Path folder = Files.createDirectories(Path.of(args[2], "run"));
    RungInput input =
        new RungInput(args[1], rung.prefix(), Long.parseLong(args[4]), folder, Path.of(args[3]));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<?> running =
        thread.submit(
            () -> {
              rung.run(input);
              return null;
            });
    System.out.println(
        ChildJvm.RESULT + new RungMain(input, rung.progress(input), running).measure());
    System.exit(0);
  }

  /** Records, seconds and seconds of CPU of the measured part. */
  private String measure() throws Exception {
    long from = await(WARM_UP_SHARE, LONGEST_WARM_UP_SECONDS);
    CpuClock clock = CpuClock.start();
    long to = await(END_SHARE, LONGEST_MEASURED_SECONDS);
    if (to == from) {
      throw new IllegalStateException("the topic ended before it could be measured");
    }
    return (to - from) + " " + clock.seconds() + " " + clock.cpuSeconds();
  }

  /** Waits until that share of the topic was read, or for so long; says how many were read. */
  private long await(double share, double seconds) throws InterruptedException, ExecutionException {
    CpuClock clock = CpuClock.start();
    long read = progress.read();
    while (read < share * input.records() && clock.seconds() < seconds) {
      if (running.isDone()) {
        running.get();
        return input.records();
      }
      Thread.sleep(LOOK_MILLIS);
      read = progress.read();
    }
    return read;
  }
}
