package io.foretide.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.CliRun;
import io.foretide.cli.Foretide;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.model.series.ServiceKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command in a process of its own, against a real broker. */
class ServeCommandTest {
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void startBroker() throws Exception {
    kafka = EmbeddedKafka.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @Test
  @Timeout(90)
  void printsItsAddressesServesAndEndsWhenTold() throws Exception {
    RecommendationLog log = new RecommendationLog(kafka, "served-");
    log.create();
    ServiceKey checkout = new ServiceKey("shop", "checkout");
    log.write(RecommendationLog.recommendation(checkout, 7, System.currentTimeMillis()));
    Process process = serve();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).matches("gRPC 127\\.0\\.0\\.1:\\d+");
      String http = out.readLine();
      assertThat(http).matches("HTTP 127\\.0\\.0\\.1:\\d+");
      String base = "http://" + http.substring("HTTP ".length());
      awaitReady(base);
      assertThat(get(base + "/v1/recommendations/shop/checkout").body()).contains("\"replicas\":7");
    } finally {
      process.toHandle().destroy();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
    assertThat(process.errorReader(StandardCharsets.UTF_8).lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--grpc-port, --http-port", "--http-port, --grpc-port"})
  @Timeout(60)
  void namesThePortThatIsTaken(String taken, String free) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      CliRun run =
          CliRun.of("serve", "--bootstrap-servers", kafka.bootstrapServers(), taken, port, free, 0);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).startsWith("foretide: ").contains("127.0.0.1:" + port);
      assertThat(run.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--grpc-port, 65536, 0..65535",
    "--http-port, -1, 0..65535",
    "--stale-after, 0, a duration above 0 such as '15 min'",
    "--bind, nowhere.invalid, an address of this machine"
  })
  void refusesOptionsThatCannotBeUsed(String option, String value, String expected) {
    CliRun run = CliRun.of("serve", "--bootstrap-servers", "127.0.0.1:1", option, value);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip())
        .isEqualTo("foretide: option '" + option + "' is '" + value + "', expected " + expected);
  }

  @ParameterizedTest
  @CsvSource({"soon, is no duration", "15, has no unit"})
  void refusesAnAgeWithoutAUnit(String age, String complaint) {
    CliRun run = CliRun.of("serve", "--bootstrap-servers", "127.0.0.1:1", "--stale-after", age);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'--stale-after': '" + age + "' " + complaint + ", expected");
  }

  @Test
  void refusesACertificateWithoutItsKey() {
    CliRun run =
        CliRun.of("serve", "--bootstrap-servers", "127.0.0.1:1", "--tls-certificate", "a.pem");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--tls-key");
  }

  @Test
  void refusesFilesOfTlsThatCannotBeRead() throws IOException {
    Path missing = folder.resolve("missing.pem");
    Path present = Files.writeString(folder.resolve("present.pem"), "anything");
    assertThat(withTls(missing, present)).isEqualTo(unreadable("--tls-certificate", missing));
    assertThat(withTls(present, folder)).isEqualTo(unreadable("--tls-key", folder));
  }

  private static CliRun withTls(Path certificate, Path key) {
    return CliRun.of(
        "serve",
        "--bootstrap-servers",
        "127.0.0.1:1",
        "--tls-certificate",
        certificate,
        "--tls-key",
        key);
  }

  private static CliRun unreadable(String option, Path file) {
    String message = "foretide: option '" + option + "' is '" + file + "', expected a file to read";
    return new CliRun(2, "", message + System.lineSeparator());
  }

  private static Process serve() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Foretide.class.getName(),
            "serve",
            "--bootstrap-servers",
            kafka.bootstrapServers(),
            "--topic-prefix",
            "served-",
            "--grpc-port",
            "0",
            "--http-port",
            "0")
        .start();
  }

  private void awaitReady(String base) throws Exception {
    while (get(base + "/readyz").statusCode() != 200) {
      Thread.onSpinWait();
    }
  }

  private HttpResponse<String> get(String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }
}
