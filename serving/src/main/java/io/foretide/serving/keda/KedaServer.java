package io.foretide.serving.keda;

import io.foretide.serving.RecommendationBoard;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A gRPC server with the external scaler. */
public final class KedaServer implements AutoCloseable {
  private static final int SECONDS_TO_STOP = 2;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(KedaServer::streams);
  private final Server server;

  private KedaServer(
      InetSocketAddress address, RecommendationBoard board, ServerCredentials credentials) {
    this.server =
        NettyServerBuilder.forAddress(address, credentials)
            .addService(new KedaScaler(board, timer))
            .build();
  }

  /**
   * Serves a board without encryption.
   *
   * @param address port 0 for a free one
   * @throws IOException when the address cannot be bound
   */
  public static KedaServer start(InetSocketAddress address, RecommendationBoard board)
      throws IOException {
    return start(address, board, InsecureServerCredentials.create());
  }

  /**
   * Serves a board over TLS.
   *
   * @param address port 0 for a free one
   * @param certificate chain of certificates, PEM
   * @param key private key, PKCS #8 in PEM without a password
   * @throws IOException when a file cannot be read or the address not be bound
   * @throws IllegalArgumentException when a file holds something else
   */
  public static KedaServer startTls(
      InetSocketAddress address, RecommendationBoard board, Path certificate, Path key)
      throws IOException {
    return start(address, board, TlsServerCredentials.create(certificate.toFile(), key.toFile()));
  }

  private static KedaServer start(
      InetSocketAddress address, RecommendationBoard board, ServerCredentials credentials)
      throws IOException {
    var keda = new KedaServer(address, board, credentials);
    keda.server.start();
    return keda;
  }

  private static Thread streams(Runnable looks) {
    Thread thread = new Thread(looks, "keda-streams");
    thread.setDaemon(true);
    return thread;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getPort();
  }

  /** Refuses new calls, lets those under way end for a few seconds, and ends the streams. */
  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    timer.shutdownNow();
  }
}
