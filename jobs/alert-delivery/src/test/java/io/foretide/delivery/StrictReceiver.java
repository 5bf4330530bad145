package io.foretide.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A receiver on the loopback interface that takes only what the interface it plays allows, and that
 * fails when it is told to.
 */
public final class StrictReceiver implements AutoCloseable {
  private final Interface plays;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Deque<Answer> planned = new ArrayDeque<>();
  private final List<Request> taken = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private Answer otherwise = new Answer(0, "", "");
  private int requests;

  /** What is wrong with a request by an interface; null when nothing is. */
  @FunctionalInterface
  interface Interface {
    /** The complaint. */
    String complaint(Request request);
  }

  /**
   * A request.
   *
   * @param path its path
   * @param contentType of its body
   * @param authorization its header; null when it has none
   * @param idempotencyKey its header; null when it has none
   * @param body its body
   */
  public record Request(
      String path,
      String contentType,
      String authorization,
      String idempotencyKey,
      JsonNode body) {}

  /**
   * An answer that was asked for.
   *
   * @param status 0 for what the interface demands, negative for none at all
   */
  private record Answer(int status, String retryAfter, String body) {}

  private StrictReceiver(Interface plays, HttpServer server) {
    this.plays = plays;
    this.server = server;
  }

  /** Plays Alertmanager. */
  public static StrictReceiver alertmanager() throws IOException {
    return start(StrictInterfaces::alertmanager);
  }

  /** Plays PagerDuty. */
  public static StrictReceiver pagerDuty() throws IOException {
    return start(StrictInterfaces::pagerDuty);
  }

  /** Plays a webhook. */
  public static StrictReceiver webhook() throws IOException {
    return start(StrictInterfaces::webhook);
  }

  private static StrictReceiver start(Interface plays) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StrictReceiver receiver = new StrictReceiver(plays, server);
    server.setExecutor(receiver.threads);
    server.createContext("/", receiver::answer);
    server.start();
    return receiver;
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers so many requests with a status. */
  synchronized StrictReceiver fails(int times, int status, String retryAfter) {
    for (int i = 0; i < times; i++) {
      planned.add(new Answer(status, retryAfter, "as told"));
    }
    return this;
  }

  /** Does not answer so many requests. */
  synchronized StrictReceiver hangs(int times) {
    return fails(times, -1, "");
  }

  /**
   * From now on answers with a status, by the interface when it is 0, and not at all when it is
   * negative.
   */
  public synchronized void answersAlways(int status) {
    otherwise = new Answer(status, "", "as told");
  }

  /** From now on repeats what it was sent when it refuses it. */
  synchronized void refusesAndRepeats(String body) {
    otherwise = new Answer(400, "", body);
  }

  /** How many requests came. */
  public synchronized int requests() {
    return requests;
  }

  /** What was taken. */
  public synchronized List<Request> taken() {
    return List.copyOf(taken);
  }

  /** How many incidents PagerDuty has opened for what it has taken. */
  public int incidents() {
    Set<String> open = new HashSet<>();
    int incidents = 0;
    for (Request event : taken()) {
      String key = event.body().path("dedup_key").asText();
      if (event.body().path("event_action").asText().equals("resolve")) {
        open.remove(key);
      } else if (open.add(key)) {
        incidents++;
      }
    }
    return incidents;
  }

  /** What was wrong with the requests that were not as the interface demands. */
  public synchronized List<String> complaints() {
    return List.copyOf(refused);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Idempotency-Key"),
              new ObjectMapper().readTree(exchange.getRequestBody()));
      Answer answer = take(exchange.getRequestMethod(), request);
      if (answer.status() < 0) {
        awaitClose();
        return;
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      if (!answer.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
      }
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private synchronized Answer take(String method, Request request) {
    requests++;
    String complaint = method.equals("POST") ? plays.complaint(request) : "the method is " + method;
    if (complaint != null) {
      refused.add(complaint);
      return new Answer(400, "", complaint);
    }
    Answer answer = planned.isEmpty() ? otherwise : planned.remove();
    if (answer.status() != 0) {
      return answer;
    }
    taken.add(request);
    return new Answer(202, "", "");
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
