package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.flink.FlinkCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;

/** A job on a real cluster. It is cancelled when it is closed. */
final class RealJob implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern SUM = Pattern.compile("\"sum\":([-+0-9.E]+)");

  private final FlinkCluster flink;
  private final String restAddress;
  private final JobID id;
  private final HttpClient http = HttpClient.newHttpClient();

  RealJob(FlinkCluster flink, String restAddress, JobID id) {
    this.flink = flink;
    this.restAddress = restAddress;
    this.id = id;
  }

  void requireNeverRestarted() throws InterruptedException {
    assertThat(flink.latestFailure(id)).isEmpty();
  }

  void requireRestarted() throws InterruptedException {
    assertThat(flink.latestFailure(id)).isPresent();
  }

  /** Waits for the next checkpoint. */
  void awaitCheckpoint() throws Exception {
    Optional<String> before = flink.latestCheckpoint(id);
    Await.until("no checkpoint is taken", () -> !flink.latestCheckpoint(id).equals(before));
  }

  /**
   * Requires what a counter of an operator has come to in all of its subtasks. The job manager
   * hears of it some time after it is asked first.
   */
  void requireCounter(String operator, String counter, long expected)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long sum = counter(operator, counter);
    while (sum != expected && System.nanoTime() < deadline) {
      Thread.sleep(100);
      sum = counter(operator, counter);
    }
    assertThat(sum).as(counter).isEqualTo(expected);
  }

  private long counter(String operator, String counter) throws IOException, InterruptedException {
    String name = operator.replace(' ', '_') + "." + counter;
    long sum = 0;
    for (var vertex : flink.details(id).getJobVertexInfos()) {
      String address =
          "http://%s/jobs/%s/vertices/%s/subtasks/metrics?agg=sum&get=%s"
              .formatted(restAddress, id, vertex.getJobVertexID(), name);
      Matcher found = SUM.matcher(get(address));
      sum += found.find() ? (long) Double.parseDouble(found.group(1)) : 0;
    }
    return sum;
  }

  private String get(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** How large a savepoint is, bytes: all that the job remembers, and nothing that is deleted. */
  long savepointBytes() throws IOException, InterruptedException {
    Path savepoint = Path.of(URI.create(flink.savepoint(id, null)));
    try (Stream<Path> files = Files.walk(savepoint)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Waits for the end of a job that reads only what there was when it began. */
  void awaitEnd() throws InterruptedException {
    flink.awaitEnd(id);
    assertThat(flink.failure(id)).isEmpty();
  }

  @Override
  public void close() {
    try {
      if (!flink.status(id).isGloballyTerminalState()) {
        flink.cancel(id);
        flink.awaitEnd(id);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
