package io.foretide.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStateTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void isTheNewestFirstWhateverItIsCalled() throws IOException {
    Path savepoint = completed("savepoints/savepoint-1f-2e", NOON.plusSeconds(5));
    Path older = completed("job/chk-9", NOON);
    Path newer = completed("job/chk-10", NOON.plusSeconds(10));
    assertThat(KeptState.in(List.of(folder.resolve("job"), folder.resolve("savepoints"))))
        .containsExactly(
            new KeptState(newer, NOON.plusSeconds(10)),
            new KeptState(savepoint, NOON.plusSeconds(5)),
            new KeptState(older, NOON));
  }

  @Test
  void passesOverWhatWasNotCompletedAndFoldersThatAreNot() throws IOException {
    Files.createDirectories(folder.resolve("job/chk-11"));
    Files.createDirectories(folder.resolve("job/shared"));
    assertThat(KeptState.in(List.of(folder.resolve("job"), folder.resolve("nowhere")))).isEmpty();
  }

  @Test
  void hasAnAddressAsFlinkWritesIt() {
    assertThat(new KeptState(Path.of("/data/job/chk-1"), NOON).address())
        .isEqualTo("file:///data/job/chk-1");
  }

  private Path completed(String name, Instant at) throws IOException {
    Path state = Files.createDirectories(folder.resolve(name));
    Path metadata = Files.writeString(state.resolve("_metadata"), "state");
    Files.setLastModifiedTime(metadata, FileTime.from(at));
    return state;
  }
}
