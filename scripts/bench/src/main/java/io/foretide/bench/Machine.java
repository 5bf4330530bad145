package io.foretide.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;

/** What the figures were measured on. */
final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";
  private static final double GIGABYTE = 1 << 30;

  private Machine() {}

  static String describe() throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%d cores%s, %.0f GB, Java %s, Flink %s, Kafka %s",
        system.getAvailableProcessors(),
        processor(),
        system.getTotalMemorySize() / GIGABYTE,
        System.getProperty("java.version"),
        EnvironmentInformation.getVersion(),
        AppInfoParser.getVersion());
  }

  private static String processor() throws IOException {
    if (!Files.exists(CPU_INFO)) {
      return "";
    }
    return Files.readAllLines(CPU_INFO).stream()
        .filter(line -> line.startsWith(MODEL))
        .findFirst()
        .map(line -> " of " + line.substring(line.indexOf(':') + 1).strip())
        .orElse("");
  }
}
