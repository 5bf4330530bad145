package io.foretide.delivery;

import io.foretide.flink.options.InvalidOptionException;
import io.foretide.model.episode.Episode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Sends a receiver its requests. What comes back names no secret, whatever the receiver repeats.
 * TLS is as the JVM's properties say; redirections are not followed.
 */
final class Sender {
  private final Receiver receiver;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * A sender.
   *
   * @throws InvalidOptionException when a secret cannot be found or leads to what cannot be used
   */
  Sender(Receiver receiver, Duration timeout) {
    this.receiver = receiver;
    this.timeout = timeout;
    receiver.url().find();
    secret();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  /** Sends a revision; never fails but by its reply. */
  CompletableFuture<Reply> send(Episode episode, Set<String> open, long nowMillis) {
    try {
      String secret = secret();
      String url = receiver.url().find();
      Redaction redaction = new Redaction(receiver.url(), url, secret);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(timeout)
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofByteArray(
                      receiver.body(episode, open, nowMillis, secret)));
      receiver.headers(episode, secret).forEach(request::header);
      CompletableFuture<HttpResponse<String>> exchange =
          client.sendAsync(request.build(), answer -> new FirstText());
      return exchange
          .copy()
          // The request's own timeout ends with the headers of the answer.
          .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .handle(
              (answer, failure) -> {
                exchange.cancel(true);
                return failure == null
                    ? Reply.of(
                        answer.statusCode(),
                        answer.headers().firstValue("Retry-After").orElse(""),
                        redaction.of(answer.body()),
                        nowMillis)
                    : Reply.none("no answer: " + redaction.of(describe(failure)));
              });
    } catch (InvalidOptionException e) {
      return CompletableFuture.completedFuture(Reply.none(e.getMessage()));
    } catch (IllegalArgumentException e) {
      // Its message may repeat a secret.
      return CompletableFuture.completedFuture(
          Reply.none("its address or a header of the request is not what HTTP allows"));
    }
  }

  private String secret() {
    return receiver.secret() == null ? null : receiver.secret().find();
  }

  private static String describe(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause.getClass().getSimpleName()
        + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
  }
}
