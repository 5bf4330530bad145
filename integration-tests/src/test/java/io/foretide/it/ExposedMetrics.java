package io.foretide.it;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.prometheus.PrometheusPushGatewayReporterFactory;

/**
 * Takes what Flink's reporter pushes in Prometheus' text format, on the loopback interface: the
 * names and labels are those that its scraped sister has, which would listen on every interface.
 */
final class ExposedMetrics implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** What the reporter's client takes for success. */
  private static final int ACCEPTED = 202;

  private final HttpServer server;
  private volatile List<MetricSample> latest = List.of();

  private ExposedMetrics(HttpServer server) {
    this.server = server;
  }

  static ExposedMetrics start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExposedMetrics metrics = new ExposedMetrics(server);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            metrics.take(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(ACCEPTED, -1);
          }
        });
    server.start();
    return metrics;
  }

  /** Has a cluster push its metrics here. */
  void reportFrom(Configuration configuration) {
    String reporter = "metrics.reporter.push.";
    configuration.setString(
        reporter + "factory.class", PrometheusPushGatewayReporterFactory.class.getName());
    configuration.setString(
        reporter + "hostUrl", "http://127.0.0.1:" + server.getAddress().getPort());
    configuration.setString(reporter + "interval", "200 ms");
    configuration.setString(reporter + "deleteOnShutdown", "false");
  }

  private void take(String page) {
    latest = page.lines().filter(line -> !line.startsWith("#")).map(MetricSample::parse).toList();
  }

  /** What was pushed last, once it is enough. */
  List<MetricSample> await(Predicate<List<MetricSample>> enough) throws InterruptedException {
    Instant deadline = Instant.now().plus(DEADLINE);
    List<MetricSample> pushed = latest;
    while (!enough.test(pushed) && Instant.now().isBefore(deadline)) {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      pushed = latest;
    }
    return pushed;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
