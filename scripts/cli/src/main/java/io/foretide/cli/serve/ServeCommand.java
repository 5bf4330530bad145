package io.foretide.cli.serve;

import io.foretide.cli.DurationText;
import io.foretide.cli.Termination;
import io.foretide.cli.UsageException;
import io.foretide.cli.broker.BrokerOptions;
import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.RecommendationFollower;
import io.foretide.serving.http.RecommendationHttpServer;
import io.foretide.serving.keda.KedaServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers KEDA over gRPC, and anybody over HTTP, with the newest recommendations. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves the recommendations to KEDA (gRPC), Prometheus and others (HTTP).",
    footer = {
      "",
      "While the job's scaling.mode is forecast-only, the default, the trigger is inactive and the"
          + " metric is what is asked for anyway (signal replicas.wanted), so that nothing moves;"
          + " without that signal a poll fails. KEDA's fallback acts on such a failure, so where"
          + " replicas.wanted is not sent, leave fallback out or pause the ScaledObject"
          + " (autoscaling.keda.sh/paused: \"true\"). Inactive is not untouched: KEDA takes a"
          + " workload to zero when no other trigger is active and its minReplicaCount is 0, the"
          + " default. Set it to 1 or more, or pause the ScaledObject."
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BrokerOptions broker;

  @ArgGroup(exclusive = false)
  private TlsOptions tls;

  @Option(
      names = "--grpc-port",
      defaultValue = "50051",
      paramLabel = "PORT",
      description = "Port of KEDA's external scaler; 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int grpcPort;

  @Option(
      names = "--http-port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "Port of HTTP; 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int httpPort;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "Address to listen on; 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
  private String bind;

  @Option(
      names = "--stale-after",
      defaultValue = "15 min",
      converter = DurationText.class,
      paramLabel = "DURATION",
      description = "Age beyond which nothing acts on it (default: ${DEFAULT-VALUE}).")
  private Duration staleAfter;

  @Override
  public Integer call() throws Exception {
    InetSocketAddress grpc = address("--grpc-port", grpcPort);
    InetSocketAddress http = address("--http-port", httpPort);
    if (tls != null) {
      tls.requireReadable();
    }
    var board = new RecommendationBoard(staleAfter(), Clock.systemUTC());
    var client = broker.client();
    try (var termination = Termination.listen();
        var follower = RecommendationFollower.start(client, broker.topicPrefix(), board);
        var kedaServer = keda(grpc, board);
        var httpServer = RecommendationHttpServer.start(http, board, follower::undecodable)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("gRPC " + bind + ":" + kedaServer.port());
      out.println("HTTP " + bind + ":" + httpServer.port());
      out.flush();
      termination.await();
    }
    return 0;
  }

  private KedaServer keda(InetSocketAddress address, RecommendationBoard board) throws IOException {
    if (tls == null) {
      return KedaServer.start(address, board);
    }
    try {
      return KedaServer.startTls(address, board, tls.certificate(), tls.key());
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "options '--tls-certificate' and '--tls-key' are '"
              + tls.certificate()
              + "' and '"
              + tls.key()
              + "', expected PEM of a certificate and its key");
    }
  }

  private InetSocketAddress address(String option, int port) {
    if (port < 0 || port > 0xffff) {
      throw new UsageException("option '" + option + "' is '" + port + "', expected 0..65535");
    }
    InetSocketAddress address = new InetSocketAddress(bind, port);
    if (address.isUnresolved()) {
      throw new UsageException(
          "option '--bind' is '" + bind + "', expected an address of this machine");
    }
    return address;
  }

  private Duration staleAfter() {
    if (staleAfter.toMillis() < 1) {
      throw new UsageException(
          "option '--stale-after' is '0', expected a duration above 0 such as '15 min'");
    }
    return staleAfter;
  }
}
