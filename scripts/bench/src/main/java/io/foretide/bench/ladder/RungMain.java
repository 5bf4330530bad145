package io.foretide.bench.ladder;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A rung in a process of its own: once over the topic to warm up, then again to be measured. */
final class RungMain {
  static final String RESULT = "RESULT ";

  private RungMain() {}

  /** Arguments: rung, broker, folder, home, parallelism, records of the topic. */
  public static void main(String[] args) throws Exception {
    Rung rung = Rung.valueOf(args[0]);
    run(rung, args, "warm-up");
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    run(rung, args, "measured");
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
    System.out.println(RESULT + String.format(Locale.ROOT, "%.4f %.4f", seconds, cpuSeconds));
    System.exit(0);
  }

  private static void run(Rung rung, String[] args, String name) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[2], name));
    int parallelism = Integer.parseInt(args[4]);
    long records = Long.parseLong(args[5]);
    rung.run(new RungInput(args[1], "bench.", records, parallelism, folder, Path.of(args[3])));
  }
}
