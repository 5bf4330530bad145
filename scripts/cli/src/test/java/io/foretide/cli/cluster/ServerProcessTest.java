package io.foretide.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ServerProcessTest {
  @TempDir private Path folder;

  @Test
  void findsAProcessAsLongAsItLives() throws Exception {
    Path pidFile = folder.resolve("sleep.pid");
    ServerProcess started =
        ServerProcess.start(List.of("sleep", "600"), folder.resolve("sleep.out"), pidFile);
    assertThat(ServerProcess.find(pidFile))
        .hasValueSatisfying(found -> assertThat(found.pid()).isEqualTo(started.pid()));
    started.stop();
    assertThat(ServerProcess.find(pidFile)).isEmpty();
  }

  @Test
  void doesNotTakeAProcessForAnotherThatHadItsPid() throws Exception {
    Path pidFile = folder.resolve("sleep.pid");
    ServerProcess started =
        ServerProcess.start(List.of("sleep", "600"), folder.resolve("sleep.out"), pidFile);
    try {
      Files.writeString(pidFile, started.pid() + " " + Instant.EPOCH.toEpochMilli());
      assertThat(ServerProcess.find(pidFile)).isEmpty();
    } finally {
      started.kill();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void takesOneThatHasEndedForDeadThoughNobodyHasAskedForItsExitCode() throws Exception {
    // The shell becomes a program that says its child's pid and never asks for exit codes.
    String becomesTail = "sleep 600 & echo $! > \"$0\"; exec tail -f \"$0\"";
    Process parent =
        new ProcessBuilder("sh", "-c", becomesTail, folder.resolve("child").toString()).start();
    try (BufferedReader said = parent.inputReader()) {
      long child = Long.parseLong(said.readLine());
      Path pidFile = writePidFile(ProcessHandle.of(child).orElseThrow());
      ServerProcess process = ServerProcess.find(pidFile).orElseThrow();
      process.kill();
      assertThat(ProcessHandle.of(child)).isPresent();
      assertThat(ServerProcess.find(pidFile)).isEmpty();
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  private Path writePidFile(ProcessHandle process) throws IOException {
    Instant start = process.info().startInstant().orElseThrow();
    return Files.writeString(
        folder.resolve("child.pid"), process.pid() + " " + start.toEpochMilli());
  }
}
