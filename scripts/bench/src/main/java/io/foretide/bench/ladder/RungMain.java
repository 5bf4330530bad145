package io.foretide.bench.ladder;

import io.foretide.bench.ChildJvm;
import io.foretide.bench.CpuClock;
import java.nio.file.Files;
import java.nio.file.Path;

/** A rung in a process of its own: once over the topic to warm up, then again to be measured. */
final class RungMain {
  private RungMain() {}

  /** Arguments: rung, broker, folder, home, records of the topic. */
  public static void main(String[] args) throws Exception {
    Rung rung = Rung.valueOf(args[0]);
    run(rung, args, "warm-up");
    CpuClock clock = CpuClock.start();
    run(rung, args, "measured");
    System.out.println(ChildJvm.RESULT + clock.seconds() + " " + clock.cpuSeconds());
    System.exit(0);
  }

  private static void run(Rung rung, String[] args, String name) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[2], name));
    rung.run(new RungInput(args[1], Long.parseLong(args[4]), folder, Path.of(args[3])));
  }
}
