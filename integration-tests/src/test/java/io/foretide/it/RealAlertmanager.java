package io.foretide.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.foretide.cli.kafka.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of the real Alertmanager on the loopback interface, and what it notifies of. */
final class RealAlertmanager implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> NAMES = List.of("prometheus-alertmanager", "alertmanager");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<JsonNode> notified = new CopyOnWriteArrayList<>();
  private final HttpServer receiver;
  private final Process process;
  private final Path log;
  private final int port;

  private RealAlertmanager(Path program, Path folder) throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          try (exchange) {
            MAPPER.readTree(exchange.getRequestBody()).path("alerts").forEach(notified::add);
            exchange.sendResponseHeaders(200, -1);
          }
        });
    receiver.start();
    port = FreePorts.find(1).get(0);
    log = folder.resolve("alertmanager.log");
    process = startProcess(program, folder);
  }

  /** The program on the PATH; empty when there is none. */
  static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Starts it, telling a receiver of this process at once of whatever changes. */
  static RealAlertmanager start(Path program, Path folder) throws Exception {
    RealAlertmanager alertmanager = new RealAlertmanager(program, folder);
    Await.until("Alertmanager is not ready", alertmanager::isReady);
    return alertmanager;
  }

  private Process startProcess(Path program, Path folder) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("alertmanager.yml"),
            """
            route:
              receiver: here
              group_by: [episode]
              group_wait: 10ms
              group_interval: 200ms
              repeat_interval: 1h
            receivers:
              - name: here
                webhook_configs: [{url: 'http://127.0.0.1:%d/'}]
            """
                .formatted(receiver.getAddress().getPort()));
    return new ProcessBuilder(
            program.toString(),
            "--config.file=" + config,
            "--storage.path=" + folder.resolve("alertmanager"),
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + port)
        // Where it was unpacked: below that are its templates, unless it is installed.
        .directory(program.getParent().resolve("../..").normalize().toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private boolean isReady() throws Exception {
    if (!process.isAlive()) {
      throw new IllegalStateException("Alertmanager has ended:\n" + Files.readString(log));
    }
    try {
      return send(request("/-/ready").GET()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The alerts that it holds for not resolved. */
  List<JsonNode> alerts() throws Exception {
    List<JsonNode> alerts = new ArrayList<>();
    MAPPER.readTree(send(request("/api/v2/alerts").GET()).body()).forEach(alerts::add);
    return alerts;
  }

  /** What it has told its receiver, an alert each, in order. */
  List<JsonNode> notified() {
    return List.copyOf(notified);
  }

  /**
   * Silences an episode for an hour.
   *
   * @return id of the silence
   */
  String silence(String episode, String from, String until) throws Exception {
    String silence =
        """
        {"matchers": [{"name": "episode", "value": "%s", "isRegex": false, "isEqual": true}],
         "startsAt": "%s", "endsAt": "%s", "createdBy": "test", "comment": "test"}
        """
            .formatted(episode, from, until);
    HttpRequest.Builder request =
        request("/api/v2/silences")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(silence));
    return MAPPER.readTree(send(request).body()).path("silenceID").asText();
  }

  /** Ends a silence. */
  void endSilence(String id) throws Exception {
    send(request("/api/v2/silence/" + id).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Ends the process and waits for its end, so that its folder can be deleted. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    receiver.stop(0);
  }
}
