package io.foretide.bench.ladder;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A rung in a process of its own: once over a small topic to warm up, then over the measured one.
 */
final class RungMain {
  static final String RESULT = "RESULT ";

  private RungMain() {}

  /** Arguments: rung, broker, folder, home, parallelism, records to warm up, records to measure. */
  public static void main(String[] args) throws Exception {
    Rung rung = Rung.valueOf(args[0]);
    Path folder = Path.of(args[2]);
    run(rung, args, "warm-up.", folder.resolve("warm-up"), Long.parseLong(args[5]));
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    run(rung, args, "bench.", folder.resolve("bench"), Long.parseLong(args[6]));
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
    System.out.println(RESULT + String.format(Locale.ROOT, "%.4f %.4f", seconds, cpuSeconds));
    System.exit(0);
  }

  private static void run(Rung rung, String[] args, String prefix, Path folder, long records)
      throws Exception {
    Files.createDirectories(folder);
    rung.run(
        new RungInput(
            args[1], prefix, records, Integer.parseInt(args[4]), folder, Path.of(args[3])));
  }
}
