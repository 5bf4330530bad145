package io.foretide.bench.ladder;

import io.foretide.bench.ChildJvm;
import io.foretide.bench.CpuClock;
import java.nio.file.Files;
import java.nio.file.Path;

/** A rung in a process of its own: over the topic to warm up, then once more to be measured. */
final class RungMain {
  private RungMain() {}

  /** Arguments: rung, broker, folder, home, records of the topic, warm-ups. */
  public static void main(String[] args) throws Exception {
    Rung rung = Rung.valueOf(args[0]);
    int warmUps = Integer.parseInt(args[5]);
    for (int i = 1; i <= warmUps; i++) {
      run(rung, args, "warm-up-" + i);
    }
    CpuClock clock = CpuClock.start();
    run(rung, args, "measured");
    System.out.println(ChildJvm.RESULT + clock.seconds() + " " + clock.cpuSeconds());
    System.exit(0);
  }

  private static void run(Rung rung, String[] args, String name) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[2], name));
    rung.run(
        new RungInput(args[1], rung.prefix(), Long.parseLong(args[4]), folder, Path.of(args[3])));
  }
}
