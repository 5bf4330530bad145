package io.foretide.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.ServiceKey;
import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.Recommendations;
import io.foretide.serving.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that neither go on nor leave. */
class DawdlingClientsTest {
  private static final InetSocketAddress FREE_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final String HALF_A_REQUEST = "GET /healthz HTTP/1.1\r\nHo";
  private static final String LIST = "GET /v1/recommendations HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final RecommendationBoard board =
      new RecommendationBoard(Duration.ofMinutes(15), new SettableClock());
  private final List<Socket> dawdling = new ArrayList<>();
  private final BlockingQueue<Runnable> overdue = new LinkedBlockingQueue<>();

  @AfterEach
  void leave() throws IOException {
    for (Socket client : dawdling) {
      client.close();
    }
  }

  @Test
  void keepNobodyFromAnAnswer() throws Exception {
    try (var server = RecommendationHttpServer.start(FREE_PORT, board, () -> 0)) {
      for (int i = 0; i < 40; i++) {
        dawdle(server, HALF_A_REQUEST);
      }
      assertThat(isAlive(server)).isTrue();
    }
  }

  @Test
  void loseTheirThreadAndConnectionWithHalfARequest() throws Exception {
    try (var server = withOneThread()) {
      Socket client = dawdle(server, HALF_A_REQUEST);
      loseThePatience();
      assertThat(isAlive(server)).isTrue();
      assertThat(isGone(client)).isTrue();
    }
  }

  /** The answer is longer than what the sockets of both sides hold, some 4 MB each. */
  @Test
  void loseTheirThreadWhenTheyTakeNoAnswer() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      board.offer(Recommendations.of(new ServiceKey("shop", "s" + i), 1, Duration.ZERO));
    }
    board.markReady();
    try (var server = withOneThread()) {
      assertThat(dawdle(server, LIST).getInputStream().read()).isEqualTo('H');
      loseThePatience();
      assertThat(isAlive(server)).isTrue();
    }
  }

  private RecommendationHttpServer withOneThread() throws IOException {
    return RecommendationHttpServer.start(
        FREE_PORT, new RequestThreads(1, overdue::add), new HttpApi(board, () -> 0));
  }

  /** Waits until the first request has a thread, and then no longer for the request. */
  private void loseThePatience() throws InterruptedException {
    overdue.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS).run();
  }

  private Socket dawdle(RecommendationHttpServer server, String sent) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
    dawdling.add(client);
    client.setSoTimeout((int) DEADLINE.toMillis());
    client.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  /** Whether the server hung up, which is seen as an end or a reset. */
  private static boolean isGone(Socket client) throws IOException {
    try {
      return client.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  private static boolean isAlive(RecommendationHttpServer server) throws Exception {
    URI uri = URI.create("http://localhost:" + server.port() + "/healthz");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(DEADLINE).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode() == 200;
  }
}
