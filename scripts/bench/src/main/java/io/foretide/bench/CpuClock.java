package io.foretide.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What has passed on the clock, and how much CPU this process took meanwhile. */
public final class CpuClock {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final double NANOS = 1e9;

  private final long start = System.nanoTime();
  private final long cpu = SYSTEM.getProcessCpuTime();

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
}
