package io.foretide.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * What has passed on the clock, how much CPU this process took meanwhile, and how busy its compiler
 * was.
 */
public final class CpuClock {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private final long start = System.nanoTime();
  private final long cpu = SYSTEM.getProcessCpuTime();
  private final long compiling = COMPILER.getTotalCompilationTime();

  private CpuClock() {}

  /** Starts now. */
  public static CpuClock start() {
    return new CpuClock();
  }

  /** Seconds since the start. */
  public double seconds() {
    return (System.nanoTime() - start) / NANOS;
  }

  /** Seconds of CPU, of all threads, since the start. */
  public double cpuSeconds() {
    return (SYSTEM.getProcessCpuTime() - cpu) / NANOS;
  }

  /**
   * What the just-in-time compiler needed since the start, over the CPU of all threads. Its time is
   * by the clock, so this is rather too much where it waits for a processor.
   */
  public double compilerShare() {
    return (COMPILER.getTotalCompilationTime() - compiling) / MILLIS / cpuSeconds();
  }
}
