package io.foretide.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.cli.UsageException;
import io.foretide.model.control.Control;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlFilesTest {
  private static final String POLICY = "kind: policy\nid: %s\n";

  @TempDir private Path folder;

  @Test
  void readsAllYamlOfAFolderButWhatIsHidden() throws IOException {
    write("b.yaml", POLICY.formatted("b"));
    write("a/deep/c.yml", POLICY.formatted("c"));
    write("a/notes.txt", "not: [yaml");
    write(".github/workflow.yml", "on: push");
    write("a/.draft.yaml", "kind: [");
    assertThat(ids(folder)).containsExactly("c", "b");
  }

  @Test
  void readsAFileThatIsNamedTwiceOnce() throws IOException {
    Path file = write("b.yaml", POLICY.formatted("b"));
    assertThat(ids(folder, file)).containsExactly("b");
  }

  @Test
  void passesOverDocumentsWithoutAnything() throws IOException {
    write("a.yaml", "# only a comment\n---\n" + POLICY.formatted("a") + "---\n# the end\n");
    assertThat(ids(folder)).containsExactly("a");
  }

  @Test
  void saysOfEachDocumentWhatIsWrongWithIt() throws IOException {
    Path a = write("a.yaml", POLICY.formatted("a") + "pendng: 3 min\n---\n- b\n---\nkind: policy");
    Path b = write("b.yaml", POLICY.formatted("b") + "---\n" + POLICY.formatted("b"));
    Path c = write("c.yaml", POLICY.formatted("c") + "---\nkind: [\n");
    Path d = write("d.yaml", POLICY.formatted("c"));
    Path e = Files.write(folder.resolve("e.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
    List<String> problems = ControlFiles.read(List.of(folder)).problems();
    assertThat(problems).hasSize(7);
    assertThat(problems.get(0)).startsWith(a + " document 1 (a): pendng is no key, allowed: kind,");
    assertThat(problems.get(1))
        .isEqualTo(a + " document 2 is no control, allowed: keys and values");
    assertThat(problems.get(2)).startsWith(a + " document 3: id is missing, allowed: a text");
    assertThat(problems.get(3))
        .isEqualTo(
            b
                + " document 2 (b): id is b, which "
                + b
                + " document 1 has, too, allowed: one document for each id");
    assertThat(problems.get(4)).startsWith(c + " document 2: line 5: expected");
    assertThat(problems.get(5)).startsWith(d + " document 1 (c): id is c, which " + c);
    assertThat(problems.get(6)).isEqualTo(e + " is not UTF-8");
  }

  @Test
  void refusesPathsThatLeadNowhere() {
    assertThatThrownBy(() -> ControlFiles.read(List.of(folder)))
        .isInstanceOf(UsageException.class)
        .hasMessage("no *.yaml or *.yml in '" + folder + "'");
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> ControlFiles.read(List.of(missing)))
        .isInstanceOf(UsageException.class)
        .hasMessage("'" + missing + "' is no file or folder to read");
  }

  @Test
  void readsTheExampleOfTheDocumentation() throws IOException {
    Path example = Path.of(System.getProperty("foretide.root"), "docs", "control");
    ControlFiles files = ControlFiles.read(List.of(example));
    assertThat(files.problems()).isEmpty();
    assertThat(files.told().stream().map(Control::id))
        .containsExactly(
            "checkout-latency",
            "easter-monday",
            "nightly-batch",
            "late-opening",
            "feedback/0123456789abcdef");
  }

  private static List<String> ids(Path... paths) throws IOException {
    ControlFiles files = ControlFiles.read(List.of(paths));
    assertThat(files.problems()).isEmpty();
    return files.told().stream().map(Control::id).toList();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
