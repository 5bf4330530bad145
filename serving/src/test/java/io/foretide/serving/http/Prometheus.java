package io.foretide.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of the real Prometheus that scrapes one address on the loopback interface. */
final class Prometheus implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;
  private final int port;

  private Prometheus(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** The program on the PATH; empty when there is none. */
  static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
        .map(folder -> Path.of(folder, "prometheus"))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /**
   * Starts to scrape every second.
   *
   * @param folder for its data, configuration and log
   * @param scraped port that serves {@code /metrics}
   */
  static Prometheus start(Path program, Path folder, int scraped) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s}
            scrape_configs:
              - job_name: foretide
                static_configs: [{targets: ['127.0.0.1:%d']}]
            """
                .formatted(scraped));
    Path log = folder.resolve("prometheus.log");
    int port = freePort();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Prometheus(process, log, port);
  }

  /**
   * The value of an expression that selects one series; empty while Prometheus does not answer or
   * knows no such series.
   *
   * @throws IllegalStateException when the process has ended
   */
  Optional<String> value(String expression) throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("Prometheus has ended:\n" + Files.readString(log));
    }
    String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query=" + query);
    try {
      String body =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      return first(body);
    } catch (IOException e) {
      // It has not begun to listen, or to answer in JSON.
      return Optional.empty();
    }
  }

  /** Has something done as soon as the process has ended. */
  void whenEnded(Runnable action) {
    var unused = process.onExit().thenRun(action);
  }

  private static Optional<String> first(String body) throws IOException {
    JsonNode series = MAPPER.readTree(body).path("data").path("result").path(0);
    return Optional.ofNullable(series.path("value").path(1).textValue());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends the process and waits for its end, so that its folder can be deleted. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
