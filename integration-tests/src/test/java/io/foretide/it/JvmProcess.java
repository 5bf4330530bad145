package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another Java process on this machine, and the memory that it takes. */
record JvmProcess(long pid) {
  /** The whole heap of G1, or a generation of another collector. */
  private static final Pattern HEAP =
      Pattern.compile("(?:heap|generation)\\s+total \\d+K, used (\\d+)K");

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  /** Bytes of the heap that are reachable: what is left of it after a full collection. */
  long reachableHeap() throws IOException, InterruptedException {
    jcmd("GC.run");
    Matcher found = HEAP.matcher(jcmd("GC.heap_info"));
    long kilobytes = 0;
    while (found.find()) {
      kilobytes += Long.parseLong(found.group(1));
    }
    assertThat(kilobytes).as("heap of process %d", pid).isPositive();
    return kilobytes * 1024;
  }

  /** The most memory that the process ever had resident, bytes. */
  long peakResident() throws IOException {
    Matcher found = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    assertThat(found.find()).isTrue();
    return Long.parseLong(found.group(1)) * 1024;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jcmd.waitFor()).as(said).isZero();
    return said;
  }
}
