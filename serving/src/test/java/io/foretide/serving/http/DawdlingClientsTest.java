package io.foretide.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that neither go on nor leave. */
class DawdlingClientsTest {
  private static final InetSocketAddress FREE_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  // Less than the server has patience with any request.
  private static final Duration SOON = Duration.ofSeconds(5);
  // Enough for the server to write the longest answer to whoever takes it.
  private static final Duration A_WHILE = Duration.ofSeconds(1);
  private static final int RECEIVED_BYTES = 16 * 1024;
  private static final String HALF_A_REQUEST = "GET /healthz HTTP/1.1\r\nHo";
  private static final String LIST = "GET /v1/recommendations HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final RecommendationBoard board =
      new RecommendationBoard(Duration.ofMinutes(15), new SettableClock());
  private final List<Socket> dawdling = new ArrayList<>();
  private final BlockingQueue<Runnable> overdue = new LinkedBlockingQueue<>();
  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

  @AfterEach
  void leave() throws IOException {
    for (Socket client : dawdling) {
      client.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 64, 300})
  void keepNobodyFromAnAnswer(int dawdlers) throws Exception {
    try (var server = RecommendationHttpServer.start(FREE_PORT, board, () -> 0)) {
      for (int i = 0; i < dawdlers; i++) {
        dawdle(server, HALF_A_REQUEST);
      }
      assertThat(probe(server).get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(200);
    }
  }

  @Test
  void makeWayTheLongestFirstForWhoeverWaitsTooLong() throws Exception {
    try (var server = withThreads(2)) {
      Socket first = dawdle(server, HALF_A_REQUEST);
      take(overdue);
      Socket second = dawdle(server, HALF_A_REQUEST);
      take(overdue);
      take(waiting).run();
      take(waiting).run();
      CompletableFuture<Integer> probe = probe(server);
      take(waiting).run();
      assertThat(probe.get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(200);
      assertThat(isGone(first)).isTrue();
      assertThat(isHeld(second)).isTrue();
    }
  }

  @Test
  void keepTheirThreadForTheTimeThatAnotherMayWait() throws Exception {
    try (var server = withThreads(1)) {
      Socket first = dawdle(server, HALF_A_REQUEST);
      take(overdue);
      take(waiting).run();
      Socket second = dawdle(server, HALF_A_REQUEST);
      Runnable secondWaits = take(waiting);
      CompletableFuture<Integer> probe = probe(server);
      Runnable probeWaits = take(waiting);
      secondWaits.run();
      Runnable secondHasWaited = take(waiting);
      assertThat(isGone(first)).isTrue();
      take(overdue);
      secondHasWaited.run();
      probeWaits.run();
      assertThat(isHeld(second)).isTrue();
      assertThat(probe.get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(200);
    }
  }

  @Test
  void loseTheirThreadAndConnectionWithHalfARequest() throws Exception {
    try (var server = withThreads(1)) {
      Socket client = dawdle(server, HALF_A_REQUEST);
      take(overdue).run();
      assertThat(isAlive(server)).isTrue();
      assertThat(isGone(client)).isTrue();
    }
  }

  /**
   * The answer is some 14 MB long: more than what the client takes and the server's socket holds.
   */
  @Test
  void loseTheirThreadWhenTheyTakeNoAnswer() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      board.offer(Recommendations.of(new ServiceKey("shop", "s" + i), 1, Duration.ZERO));
    }
    board.markReady();
    try (var server = withThreads(1)) {
      assertThat(dawdle(server, LIST).getInputStream().read()).isEqualTo('H');
      CompletableFuture<Integer> probe = probe(server);
      assertThatThrownBy(() -> probe.get(A_WHILE.toMillis(), TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      take(overdue).run();
      assertThat(probe.get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(200);
    }
  }

  private RecommendationHttpServer withThreads(int most) throws IOException {
    return RecommendationHttpServer.start(
        FREE_PORT,
        new RequestThreads(most, overdue::add, waiting::add),
        new HttpApi(board, () -> 0));
  }

  /** The next that the threads ask for, which they do as a request gets one or has to wait. */
  private static Runnable take(BlockingQueue<Runnable> asked) throws InterruptedException {
    return asked.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  private Socket dawdle(RecommendationHttpServer server, String sent) throws IOException {
    Socket client = new Socket();
    dawdling.add(client);
    // Before it connects, which is when the window is agreed on.
    client.setReceiveBufferSize(RECEIVED_BYTES);
    client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
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

  /** Whether the server still waits for the rest of the request, which is answered then. */
  private static boolean isHeld(Socket client) throws IOException {
    client.getOutputStream().write("st: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return client.getInputStream().read() == 'H';
  }

  private static boolean isAlive(RecommendationHttpServer server) throws Exception {
    return probe(server).get(DEADLINE.toSeconds(), TimeUnit.SECONDS) == 200;
  }

  private static CompletableFuture<Integer> probe(RecommendationHttpServer server) {
    URI uri = URI.create("http://localhost:" + server.port() + "/healthz");
    return HttpClient.newHttpClient()
        .sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .thenApply(HttpResponse::statusCode);
  }
}
