package io.foretide.serving.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.foretide.serving.RecommendationBoard;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server of a board. {@code GET}, and {@code HEAD} for the same without the body:
 *
 * <ul>
 *   <li>{@code /v1/recommendations}: the newest of every workload, stale ones among them
 *   <li>{@code /v1/recommendations/TENANT/SERVICE}: one to act on; 404 when there never was one,
 *       503 while it is stale or the topic is still being read
 *   <li>{@code /metrics}: figures for Prometheus, of no workload while the topic is being read
 *   <li>{@code /healthz}, {@code /readyz}: whether the process runs, and has read the topic
 * </ul>
 *
 * <p>It hangs up on a client that takes more than ten seconds to send a request and take the
 * answer. While 64 take their time at once and others wait, it hangs up on the one that has taken
 * longest, after 200 ms at the earliest: a liveness probe is answered in time.
 */
public final class RecommendationHttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecommendationHttpServer.class);
  private static final List<String> METHODS = List.of("GET", "HEAD");
  // As the JDK's server has it told.
  private static final int NO_BODY = -1;
  // Many, because a client that dawdles holds one.
  private static final int THREADS = 64;
  private static final Executor PATIENCE =
      CompletableFuture.delayedExecutor(10, TimeUnit.SECONDS, Runnable::run);
  // A liveness probe has one second, unless told otherwise.
  private static final Executor PATIENCE_TO_WAIT =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS, Runnable::run);

  private final HttpServer server;
  private final RequestThreads threads;
  private final HttpApi api;

  private RecommendationHttpServer(HttpServer server, RequestThreads threads, HttpApi api) {
    this.server = server;
    this.threads = threads;
    this.api = api;
  }

  /**
   * Serves a board.
   *
   * @param address port 0 for a free one
   * @param undecodable number of records that could not be decoded
   * @throws IOException when the address cannot be bound
   */
  public static RecommendationHttpServer start(
      InetSocketAddress address, RecommendationBoard board, LongSupplier undecodable)
      throws IOException {
    var threads = new RequestThreads(THREADS, PATIENCE, PATIENCE_TO_WAIT);
    return start(address, threads, new HttpApi(board, undecodable));
  }

  static RecommendationHttpServer start(
      InetSocketAddress address, RequestThreads threads, HttpApi api) throws IOException {
    var http = new RecommendationHttpServer(listen(address), threads, api);
    http.server.createContext("/", http::handle);
    http.server.setExecutor(threads);
    http.server.start();
    return http;
  }

  private static HttpServer listen(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      throw new IOException("HTTP cannot listen on " + address + ": " + e.getMessage(), e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpAnswer answer = answer(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        exchange.sendResponseHeaders(answer.status(), NO_BODY);
      } else {
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private HttpAnswer answer(HttpExchange exchange) {
    if (!METHODS.contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", String.join(", ", METHODS));
      return HttpAnswer.error(405, "only GET and HEAD are answered");
    }
    try {
      return api.get(exchange.getRequestURI().getRawPath());
    } catch (RuntimeException | Error e) {
      // The JDK's server would hang up and tell nobody.
      LOG.error("no answer could be made to {}", exchange.getRequestURI(), e);
      return HttpAnswer.error(500, e.toString());
    }
  }

  /** Stops listening; calls under way have a second to end. */
  @Override
  public void close() {
    server.stop(1);
    threads.close();
  }
}
