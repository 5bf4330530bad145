package io.foretide.cli.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process that outlives whoever started it, known by its pid and the time of its start: a pid
 * that the system has given to another process since is not mistaken for it.
 */
final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** The system's clock of process starts may be off by a step of the wall clock. */
  private static final Duration SAME_START = Duration.ofSeconds(3);

  private final ProcessHandle handle;

  private ServerProcess(ProcessHandle handle) {
    this.handle = handle;
  }

  /**
   * Starts a process and writes down its pid.
   *
   * @param output where its standard output and error go
   */
  static ServerProcess start(List<String> command, Path output, Path pidFile) throws IOException {
    Files.createDirectories(output.getParent());
    Files.createDirectories(pidFile.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    ProcessHandle handle = builder.start().toHandle();
    Instant start = handle.info().startInstant().orElseGet(Instant::now);
    Files.writeString(pidFile, handle.pid() + " " + start.toEpochMilli() + "\n");
    return new ServerProcess(handle);
  }

  /** The process that a pid file tells of, as long as it lives. */
  static Optional<ServerProcess> find(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> words = List.of(Files.readString(pidFile).strip().split(" "));
    Instant started = Instant.ofEpochMilli(Long.parseLong(words.get(1)));
    return ProcessHandle.of(Long.parseLong(words.get(0)))
        .filter(ServerProcess::lives)
        .filter(handle -> startedAt(handle, started))
        .map(ServerProcess::new);
  }

  /** One that has ended lives no more, though nobody may have asked for its exit code yet. */
  private static boolean lives(ProcessHandle handle) {
    return handle.isAlive() && !isZombie(handle.pid());
  }

  /** Linux shows the state behind the name, which stands in brackets; elsewhere nothing does. */
  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return "ZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean startedAt(ProcessHandle handle, Instant started) {
    return handle
        .info()
        .startInstant()
        .map(at -> Duration.between(at, started).abs().compareTo(SAME_START) < 0)
        .orElse(false);
  }

  long pid() {
    return handle.pid();
  }

  /** Asks it to end, and kills it when it has not after some seconds. */
  void stop() throws InterruptedException {
    handle.destroy();
    if (!awaitEnd()) {
      kill();
    }
  }

  /** Kills it ({@code SIGKILL}) and waits until it is gone. */
  void kill() throws InterruptedException {
    handle.destroyForcibly();
    if (!awaitEnd()) {
      throw new IllegalStateException("process " + pid() + " does not end");
    }
  }

  private boolean awaitEnd() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (lives(handle)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
    return true;
  }
}
