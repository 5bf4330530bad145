package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.foretide.delivery.Reply.Verdict;
import io.foretide.flink.kafka.SecretText;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.model.anomaly.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {
  private static final Duration TIMEOUT = Duration.ofMillis(500);
  private static final String SECRET = "Bearer very-secret";

  @Test
  void authorizesByTheSecretThatItLooksUp() throws Exception {
    try (StrictReceiver webhook = StrictReceiver.webhook()) {
      assertThat(send(webhook.url(), Secrets.kept(SECRET)).verdict()).isEqualTo(Verdict.TAKEN);
      assertThat(webhook.taken().get(0).authorization()).isEqualTo(SECRET);
    }
  }

  @Test
  void repeatsNoSecretThoughTheReceiverDoes() throws Exception {
    try (StrictReceiver webhook = StrictReceiver.webhook()) {
      webhook.refusesAndRepeats("I do not know '" + SECRET + "' of " + webhook.url() + "/hook");
      Reply reply =
          send(
              new Webhook(
                  Secrets.kept(webhook.url() + "/hook"), Secrets.kept(SECRET), Severity.INFO));

      assertThat(reply.verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(reply.detail()).isEqualTo("it answered 400: I do not know '…' of …");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "invalid token 'very-secret', invalid token '…'",
    "Cannot POST /hooks/secret-of-address, Cannot POST /hooks/…",
    "no hook secret-of-address here, no hook … here"
  })
  void repeatsNoPartOfASecretEither(String answer, String told) throws Exception {
    assertThat(answered(answer)).isEqualTo("it answered 400: " + told);
  }

  @Test
  void repeatsNoBeginningOfASecretWhereTheAnswerIsCut() throws Exception {
    String more = "x".repeat(FirstText.LONGEST - "very-sec".length());
    assertThat(answered(more + "very-secret")).isEqualTo("it answered 400: " + more + "…");
  }

  /** What is told of an answer of a receiver whose address is a secret, too. */
  private static String answered(String answer) throws Exception {
    try (StrictReceiver webhook = StrictReceiver.webhook()) {
      webhook.refusesAndRepeats(answer);
      return send(new Webhook(
              Secrets.kept(webhook.url() + "/hooks/secret-of-address"),
              Secrets.kept(SECRET),
              Severity.INFO))
          .detail();
    }
  }

  @Test
  void givesUpWaitingForAnAnswer() throws Exception {
    try (StrictReceiver webhook = StrictReceiver.webhook()) {
      webhook.hangs(1);
      Reply reply = send(webhook.url(), null);

      assertThat(reply.verdict()).isEqualTo(Verdict.LATER);
      assertThat(reply.healthy()).isFalse();
      assertThat(reply.detail()).startsWith("no answer: ");
    }
  }

  @Test
  void triesAgainLaterWhenNobodyIsThere() throws Exception {
    String nowhere;
    try (StrictReceiver webhook = StrictReceiver.webhook()) {
      nowhere = webhook.url();
    }
    Reply reply = send(nowhere, null);

    assertThat(reply.verdict()).isEqualTo(Verdict.LATER);
    assertThat(reply.detail()).isEqualTo("no answer: ConnectException");
  }

  @Test
  void readsOnlyTheBeginningOfAnAnswerWithoutEnd() throws Exception {
    try (Answering server = new Answering(SenderTest::answerWithoutEnd)) {
      Reply reply = send(server.url(), null);

      assertThat(reply.verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(reply.detail()).isEqualTo("it answered 400: " + "x".repeat(FirstText.LONGEST));
    }
  }

  @Test
  void givesUpWaitingForTheRestOfAnAnswer() throws Exception {
    try (Answering server =
        new Answering(
            exchange -> {
              exchange.sendResponseHeaders(200, 100);
              exchange.getResponseBody().flush();
              // The rest never comes: the exchange stays open.
            })) {
      Reply reply = send(server.url(), null);

      assertThat(reply.verdict()).isEqualTo(Verdict.LATER);
      assertThat(reply.healthy()).isFalse();
    }
  }

  @Test
  void goesNowhereElse() throws Exception {
    AtomicInteger elsewhere = new AtomicInteger();
    try (Answering other = new Answering(exchange -> elsewhere.incrementAndGet());
        Answering server =
            new Answering(
                exchange -> {
                  exchange.getResponseHeaders().add("Location", other.url());
                  exchange.sendResponseHeaders(307, -1);
                  exchange.close();
                })) {
      assertThat(send(server.url(), null).verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(elsewhere).hasValue(0);
    }
  }

  @Test
  void doesNotBeginWithoutItsSecret() {
    Webhook webhook =
        new Webhook(
            new SecretText("url", "http://127.0.0.1"),
            new SecretText("delivery.webhook.authorization", "${env:FORETIDE_NO_SUCH_SECRET}"),
            Severity.INFO);

    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> new Sender(webhook, TIMEOUT))
        .withMessage(
            "option 'delivery.webhook.authorization' refers to ${env:FORETIDE_NO_SUCH_SECRET},"
                + " but there is nothing");
  }

  private static void answerWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(400, 0);
    byte[] more = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
    try {
      while (true) {
        exchange.getResponseBody().write(more);
        exchange.getResponseBody().flush();
      }
    } catch (IOException e) {
      exchange.close();
    }
  }

  private static Reply send(String url, SecretText secret) {
    return send(new Webhook(new SecretText("url", url), secret, Severity.INFO));
  }

  private static Reply send(Receiver receiver) {
    return new Sender(receiver, TIMEOUT)
        .send(Episodes.open("e1", 0), Set.of(), Episodes.OPENED)
        .join();
  }

  /** A server that answers as a test wants. */
  private static final class Answering implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Answering(HttpHandler handler) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      server.createContext("/", handler);
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
