package io.foretide.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretide.cli.UsageException;
import io.foretide.model.control.Control;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What YAML files tell, and what is wrong with them. Each document is judged, whatever others are.
 */
final class ControlFiles {
  private static final long LARGEST = 10_000_000;

  private final Map<String, Control> told = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private ControlFiles() {}

  /**
   * Reads files, and of folders all {@code *.yaml} and {@code *.yml} down to the lowest, but for
   * hidden ones.
   *
   * @throws UsageException when a path leads to neither
   */
  static ControlFiles read(List<Path> paths) throws IOException {
    ControlFiles files = new ControlFiles();
    Set<Path> seen = new HashSet<>();
    for (Path path : paths) {
      for (Path file : filesOf(path)) {
        if (seen.add(file.toRealPath())) {
          files.readFile(file);
        }
      }
    }
    return files;
  }

  private static List<Path> filesOf(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      if (!Files.isReadable(path)) {
        throw new UsageException("'" + path + "' is no file or folder to read");
      }
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files = all.filter(file -> isYaml(path.relativize(file), file)).sorted().toList();
      if (files.isEmpty()) {
        throw new UsageException("no *.yaml or *.yml in '" + path + "'");
      }
      return files;
    }
  }

  private static boolean isYaml(Path within, Path file) {
    String name = file.toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml"))
        && Files.isRegularFile(file)
        && Stream.iterate(within, part -> part != null, Path::getParent)
            .noneMatch(part -> part.getFileName().toString().startsWith("."));
  }

  private void readFile(Path file) throws IOException {
    int[] number = {0};
    if (Files.size(file) > LARGEST) {
      problems.add(file + " is larger than 10 MB");
      return;
    }
    try {
      YamlText.read(Files.readString(file), document -> take(file, ++number[0], document));
    } catch (CharacterCodingException e) {
      problems.add(file + " is not UTF-8");
    } catch (IllegalArgumentException e) {
      problems.add("%s document %d: %s".formatted(file, number[0] + 1, e.getMessage()));
    }
  }

  private void take(Path file, int number, JsonNode document) {
    if (document.isNull() || "".equals(document.textValue())) {
      return; // nothing but comments
    }
    String place = "%s document %d".formatted(file, number);
    String id = document.path("id").asText();
    String named = id.isEmpty() ? place : place + " (" + id + ")";
    if (!(document instanceof ObjectNode keys)) {
      problems.add(named + " is no control, allowed: keys and values");
      return;
    }
    try {
      put(named, ControlForm.read(keys));
    } catch (IllegalArgumentException e) {
      problems.add(named + ": " + e.getMessage());
    }
  }

  private void put(String place, Control control) {
    String other = places.putIfAbsent(control.id(), place);
    if (other == null) {
      told.put(control.id(), control);
    } else {
      problems.add(
          "%s: id is %s, which %s has, too, allowed: one document for each id"
              .formatted(place, control.id(), other.replaceFirst(" \\(.*", "")));
    }
  }

  /** What the valid documents tell, in their order; without version and author. */
  List<Control> told() {
    return List.copyOf(told.values());
  }

  /** What is wrong, a line for each document that is. */
  List<String> problems() {
    return problems;
  }
}
