package io.foretide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFolderTest {
  @TempDir private Path folder;

  @Test
  void showsNothingBeforeAllIsWritten() throws IOException {
    Files.writeString(folder.resolve("old.csv"), "old");
    try (StagedFolder results = StagedFolder.within(folder)) {
      Files.writeString(results.file("old.csv"), "new");
      Files.writeString(results.file("other.csv"), "other");
      assertThat(folder.resolve("old.csv")).hasContent("old");
      assertThat(folder.resolve("other.csv")).doesNotExist();
      results.publish();
    }
    assertThat(folder.resolve("old.csv")).hasContent("new");
    assertThat(folder.resolve("other.csv")).hasContent("other");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("old.csv", "other.csv");
  }

  @Test
  void leavesTheFolderAsItWasWhenNothingIsPublished() throws IOException {
    Files.writeString(folder.resolve("old.csv"), "old");
    try (StagedFolder results = StagedFolder.within(folder)) {
      Files.writeString(results.file("old.csv"), "half");
    }
    assertThat(folder.resolve("old.csv")).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("old.csv");
  }

  @Test
  void leavesTheFolderAsItWasWhenOneOfTheResultsCannotTakeItsPlace() throws IOException {
    Files.writeString(folder.resolve("first.csv"), "old");
    Path inTheWay = Files.createDirectory(folder.resolve("page.html"));
    Files.writeString(inTheWay.resolve("mine.txt"), "mine");
    try (StagedFolder results = StagedFolder.within(folder)) {
      Files.writeString(results.file("first.csv"), "new");
      Files.writeString(results.file("page.html"), "new");
      assertThatThrownBy(results::publish)
          .isInstanceOf(IOException.class)
          .hasMessage("cannot replace " + inTheWay + ": it is a folder");
    }
    assertThat(folder.resolve("first.csv")).hasContent("old");
    assertThat(inTheWay.resolve("mine.txt")).hasContent("mine");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("first.csv", "page.html");
  }
}
