package io.foretide.serving.keda;

import static io.foretide.serving.Recommendations.CHECKOUT;
import static io.foretide.serving.keda.ScaledShop.TRIGGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.Recommendations;
import io.foretide.serving.SettableClock;
import io.foretide.serving.keda.KedaClient.Poll;
import io.grpc.InsecureChannelCredentials;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KEDA polls over TLS, with a certificate made for the test. */
class KedaTlsTest {
  private static final InetSocketAddress FREE_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir private Path folder;
  private final RecommendationBoard board =
      new RecommendationBoard(Duration.ofMinutes(15), new SettableClock());
  private SelfSigned signed;

  @BeforeEach
  void prepare() throws Exception {
    signed = SelfSigned.in(folder);
    board.offer(Recommendations.of(CHECKOUT, 7, Duration.ZERO));
    board.markReady();
  }

  @Test
  void answersAClientThatTrustsTheCertificate() throws IOException {
    var trust =
        TlsChannelCredentials.newBuilder().trustManager(signed.certificate().toFile()).build();
    try (var server = KedaServer.startTls(FREE_PORT, board, signed.certificate(), signed.key());
        var keda = new KedaClient(server.port(), trust)) {
      assertThat(keda.poll(TRIGGER)).isEqualTo(new Poll(7, true));
    }
  }

  @Test
  void answersNobodyElse() throws IOException {
    try (var server = KedaServer.startTls(FREE_PORT, board, signed.certificate(), signed.key());
        var plain = new KedaClient(server.port(), InsecureChannelCredentials.create());
        var wary = new KedaClient(server.port(), TlsChannelCredentials.create())) {
      assertThatThrownBy(() -> plain.poll(TRIGGER)).isInstanceOf(StatusRuntimeException.class);
      assertThatThrownBy(() -> wary.poll(TRIGGER)).isInstanceOf(StatusRuntimeException.class);
    }
  }

  @Test
  void refusesFilesThatAreMissingOrSomethingElse() throws IOException {
    Path missing = folder.resolve("missing.pem");
    assertThatThrownBy(() -> KedaServer.startTls(FREE_PORT, board, missing, signed.key()))
        .isInstanceOf(IOException.class);
    Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
    assertThatThrownBy(() -> KedaServer.startTls(FREE_PORT, board, text, signed.key()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
