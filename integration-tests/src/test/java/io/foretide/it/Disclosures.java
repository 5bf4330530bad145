package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks where texts come to light: in files, in answers of Flink's REST interface, in any bytes.
 */
final class Disclosures {
  private static final Pattern VERTEX = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");
  private static final Pattern TASK_MANAGER = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern FILE = Pattern.compile("\"name\":\"([^\"]+)\"");

  private final Map<String, Set<String>> places = new TreeMap<>();

  Disclosures(Collection<String> secrets, String... others) {
    secrets.forEach(text -> places.put(text, new TreeSet<>()));
    Stream.of(others).forEach(text -> places.put(text, new TreeSet<>()));
  }

  /** Where a text was found. */
  Set<String> of(String text) {
    return places.get(text);
  }

  /** Looks at bytes, in which texts are ASCII. */
  void search(String place, byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    places.forEach(
        (text, found) -> {
          if (all.contains(text)) {
            found.add(place);
          }
        });
  }

  /** Looks at every file in a folder and below, but for those that go away meanwhile. */
  void searchFiles(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              search(folder.relativize(file).toString(), Files.readAllBytes(file));
              return FileVisitResult.CONTINUE;
            } catch (IOException e) {
              return visitFileFailed(file, e);
            }
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  /**
   * Looks at everything that Flink answers about a cluster and a job of it.
   *
   * @param address {@code host:port} of the REST interface
   */
  void searchRest(String address, String job) throws IOException, InterruptedException {
    Rest rest = new Rest(address);
    rest.getAll(
        "", "/config", "/overview", "/jobs", "/jobs/overview", "/jobs/metrics", "/datasets");
    rest.getAll(
        "/jobmanager", "/config", "/environment", "/metrics", "/thread-dump", "/log", "/stdout");
    rest.getFiles("/jobmanager/logs");
    String of = "/jobs/" + job;
    rest.getAll(
        of,
        "",
        "/config",
        "/exceptions",
        "/plan",
        "/status",
        "/accumulators",
        "/metrics",
        "/checkpoints",
        "/checkpoints/config",
        "/resource-requirements",
        "/jobmanager/config",
        "/jobmanager/environment",
        "/jobmanager/log-url");
    for (String vertex : found(VERTEX, rest.get(of))) {
      rest.getAll(
          of + "/vertices/" + vertex,
          "",
          "/accumulators",
          "/metrics",
          "/watermarks",
          "/subtasktimes",
          "/taskmanagers",
          "/subtasks/accumulators",
          "/subtasks/metrics");
    }
    for (String taskManager : found(TASK_MANAGER, rest.get("/taskmanagers"))) {
      String path = "/taskmanagers/" + taskManager;
      rest.getAll(path, "", "/metrics", "/thread-dump", "/log", "/stdout");
      rest.getFiles(path + "/logs");
    }
  }

  /** What an answer names: something, or nothing of it would be looked at. */
  private static Set<String> found(Pattern pattern, String answer) {
    Set<String> names =
        pattern.matcher(answer).results().map(found -> found.group(1)).collect(Collectors.toSet());
    assertThat(names).as("%s in %s", pattern, answer).isNotEmpty();
    return names;
  }

  /** A REST interface, of which every answer is looked at. */
  private final class Rest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    Rest(String address) {
      this.address = address;
    }

    String get(String path) throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path)).build();
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      search("GET " + path, answer.body());
      return new String(answer.body(), StandardCharsets.UTF_8);
    }

    void getAll(String path, String... further) throws IOException, InterruptedException {
      for (String more : further) {
        get(path + more);
      }
    }

    void getFiles(String path) throws IOException, InterruptedException {
      for (String file : found(FILE, get(path))) {
        get(path + "/" + file);
      }
    }
  }
}
