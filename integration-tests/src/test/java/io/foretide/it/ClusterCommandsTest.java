package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever operates a local cluster is told, from its first start to a job that goes on. */
class ClusterCommandsTest {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final Pattern RESTORE = Pattern.compile("--from-savepoint (file:\\S+/chk-\\d+)");

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    foretide(DONE, "cluster", "down");
  }

  @Test
  void nothingIsDoubledOrForgottenInSilence() throws Exception {
    foretide(DONE, "cluster", "up", "--task-managers", "1", "--memory", "3072");
    assertThat(foretide(DONE, "submit", "--parallelism", "9"))
        .contains("foretide runs at parallelism 2, not at the 9 that were asked for")
        .contains("the cluster has 2 slots");
    requireNoSecondJob();
    requireStatus();
    String savepoint = requireDownNamesWhatIsKept();

    assertThat(foretide(FAILED, "submit")).contains("'foretide cluster up --folder " + folder);
    assertThat(foretide(FAILED, "alerts")).contains("the broker of the cluster in " + folder);

    assertThat(foretide(DONE, "cluster", "up")).contains("No job runs;", savepoint + " JOB");
    assertThat(foretide(DONE, "submit", "--from-savepoint", savepoint)).doesNotContain("is kept");
    foretide(DONE, "cancel");
    assertThat(foretide(DONE, "submit"))
        .contains("foretide begins with nothing learnt, though")
        .containsPattern(RESTORE);
    assertThat(foretide(DONE, "cluster", "status")).contains("1 job has ended (--all shows them)");
  }

  private void requireNoSecondJob() {
    assertThat(foretide(WRONG_USAGE, "submit"))
        .contains("runs already (RUNNING)", "foretide cancel", "'--beside'");
    assertThat(foretide(WRONG_USAGE, "submit", "anomaly-alerts")).contains("runs already");
    assertThat(foretide(WRONG_USAGE, "submit", "--beside", "foretide"))
        .contains("give the job another '--kafka.topic-prefix'");
  }

  private void requireStatus() throws Exception {
    Await.until(
        "no checkpoint is taken",
        () -> foretide(DONE, "cluster", "status").contains(", checkpoint "));
    assertThat(foretide(DONE, "cluster", "status"))
        .contains("Slots   0 of 2 free")
        .containsPattern("foretide  [0-9a-f]{32}  RUNNING since 20\\d\\d-.* UTC, parallelism 2")
        .contains("restarted after failures: 0, checkpoint ");
  }

  private String requireDownNamesWhatIsKept() {
    String said = foretide(DONE, "cluster", "down");
    Matcher restore = RESTORE.matcher(said);
    assertThat(restore.find()).as(said).isTrue();
    assertThat(Path.of(URI.create(restore.group(1)))).isDirectory();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
    return restore.group(1);
  }

  /** Runs a command on the cluster of this test. */
  private String foretide(int exitCode, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    // Commands of the cluster are two words, and a job's own options come last.
    all.addAll(command[0].equals("cluster") ? 2 : 1, List.of("--folder", folder.toString()));
    return Commands.foretide(exitCode, all.toArray(String[]::new));
  }
}
