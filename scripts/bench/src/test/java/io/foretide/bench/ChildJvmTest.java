package io.foretide.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
  @TempDir private Path folder;

  @Test
  void handsOutTheWordsOfEveryResult() throws Exception {
    assertThat(ChildJvm.withFlink(Says.class, folder, List.of("1 2", "3")).results(2))
        .containsExactly(new String[] {"1", "2"}, new String[] {"3"});
  }

  @Test
  void failsWithTheWayToWhatAProcessSaidThatEndsWithoutAResult() throws Exception {
    ChildJvm process = ChildJvm.withFlink(Says.class, folder, List.of());

    Path out = folder.resolve("output.txt");
    assertThatIOException()
        .isThrownBy(process::result)
        .withMessage("a process ended with exit code 3, see " + out);
    assertThat(Files.readString(out)).contains("said nothing more");
  }

  /** Prints its arguments as results. */
  static final class Says {
    public static void main(String[] args) {
      for (String result : args) {
        System.out.println(ChildJvm.RESULT + result);
      }
      System.out.println("said nothing more");
      System.exit(args.length == 0 ? 3 : 0);
    }
  }
}
