package io.foretide.cli.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The start of a cluster. Whoever gives up in the middle of it leaves nothing running. */
final class Startup {
  private final LocalCluster cluster;
  private final List<Server> launched = new ArrayList<>();
  private boolean givenUp;

  Startup(LocalCluster cluster) {
    this.cluster = cluster;
  }

  /** Starts a server, unless it was given up, and waits until it answers. */
  void start(Server server) throws IOException, InterruptedException {
    launch(server);
    cluster.awaitReady(server);
  }

  private synchronized void launch(Server server) throws IOException {
    if (givenUp) {
      throw new IllegalStateException("given up before " + server.name() + " was started");
    }
    launched.add(server);
    cluster.launch(server);
  }

  /** One that does not end keeps none of the others. */
  private void stop(Server server) throws IOException, InterruptedException {
    try {
      cluster.stop(server);
    } catch (IllegalStateException e) {
      System.err.println("foretide: " + server.name() + ": " + e.getMessage());
    }
  }

  /** Ends what was started, and lets nothing else start. */
  synchronized void giveUp() {
    givenUp = true;
    try {
      for (Server server : launched) {
        stop(server);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
