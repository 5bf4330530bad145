package io.foretide.cli.cluster;

import io.foretide.cli.Folders;
import io.foretide.cli.UsageException;
import io.foretide.cli.kafka.BrokerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * A real cluster on this machine: a broker, a job manager, task managers and, for high
 * availability, ZooKeeper, each a process of its own, bound to the loopback interface, which goes
 * on when whoever started it ends. All of it lies in one folder.
 */
public final class LocalCluster {
  private final ClusterFolder folder;
  private final ClusterFolder.Description description;
  private final ServerCommands commands;
  private final Configuration flink;
  private boolean isDown;

  private LocalCluster(ClusterFolder folder, ClusterFolder.Description description) {
    this.folder = folder;
    this.description = description;
    this.flink = GlobalConfiguration.loadConfiguration(folder.configuration().toString());
    this.commands = new ServerCommands(folder, flink, description.flinkJars());
  }

  /**
   * A server and its process.
   *
   * @param server the server
   * @param pid of its process; empty when it does not run
   */
  public record Status(Server server, Optional<Long> pid) {}

  /**
   * What a cluster begins with, beside its plan.
   *
   * @param flinkConf folder of Flink's configuration
   * @param distribution folder of the module that gathered Flink's jars
   * @param flink options of Flink over those of {@code flinkConf}
   * @param broker further properties of the broker
   */
  public record Setup(
      Path flinkConf, Path distribution, Map<String, String> flink, Map<String, String> broker) {
    /** As shipped. */
    public static Setup shipped(Path home) {
      return new Setup(home.resolve("flink-conf"), home.resolve("flink-dist"), Map.of(), Map.of());
    }
  }

  /** The cluster that was made in a folder; empty when there is none. */
  public static Optional<LocalCluster> find(Path root) throws IOException {
    ClusterFolder folder = new ClusterFolder(root);
    return folder.description().map(description -> new LocalCluster(folder, description));
  }

  /**
   * The cluster that was made in a folder.
   *
   * @throws UsageException when there is none
   */
  public static LocalCluster open(Path root) throws IOException {
    return find(root)
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no cluster in " + root + "; 'foretide cluster up' makes one"));
  }

  /**
   * Makes a cluster in a folder, or one of which nothing runs anew: its ports and data stay. It
   * does not run yet.
   */
  public static LocalCluster make(Path root, ClusterPlan plan, Setup setup) throws IOException {
    ClusterFolder folder = new ClusterFolder(root);
    Optional<ClusterFolder.Description> before = folder.description();
    ClusterPorts ports = before.isPresent() ? before.get().ports() : ClusterPorts.find();
    ClusterFolder.Description description =
        new ClusterFolder.Description(plan, ports, ServerCommands.flinkJars(setup.distribution()));
    ClusterConfiguration.write(
        ClusterConfiguration.of(setup.flinkConf(), folder, description, setup.flink()),
        folder.configuration());
    String logging = Files.readString(setup.flinkConf().resolve(folder.logging().getFileName()));
    Files.writeString(
        folder.logging(), logging.replace("${sys:log.file}", "${sys:" + ServerCommands.LOG + "}"));
    BrokerFolder.prepare(folder.kafka(), ports.kafka(), ports.kafkaController(), setup.broker());
    if (plan.highAvailability()) {
      writeZooKeeper(folder, ports);
    }
    folder.describe(description);
    return new LocalCluster(folder, description);
  }

  private static void writeZooKeeper(ClusterFolder folder, ClusterPorts ports) throws IOException {
    Files.write(
        folder.configuration().resolve("zoo.cfg"),
        List.of(
            "dataDir=" + folder.zooKeeper(),
            "clientPortAddress=127.0.0.1",
            "clientPort=" + ports.zooKeeper(),
            "tickTime=1000",
            "admin.enableServer=false"));
  }

  /** What it is made of. */
  public ClusterPlan plan() {
    return description.plan();
  }

  /** Where clients of the broker connect. */
  public String bootstrapServers() {
    return "127.0.0.1:" + description.ports().kafka();
  }

  /** Properties of a client of the broker. */
  public Properties brokerClient() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers());
    return client;
  }

  /** Where the job manager answers. */
  public String restAddress() {
    return "127.0.0.1:" + description.ports().rest();
  }

  /** Flink's configuration of the cluster. */
  public Configuration configuration() {
    return flink;
  }

  /** What a server has logged so far. */
  public Path log(Server server) {
    return folder.log(server);
  }

  /** The checkpoints of a job that lie in its folder, the newest first. */
  public List<KeptState> checkpoints(String job) throws IOException {
    return KeptState.in(List.of(folder.checkpoints().resolve(job)));
  }

  /**
   * The checkpoints and savepoints that lie in its folder, the newest first.
   *
   * @param running ids of jobs whose checkpoints come and go: these are passed over
   */
  public List<KeptState> keptStates(Set<String> running) throws IOException {
    List<Path> folders = new ArrayList<>(KeptState.children(folder.checkpoints()));
    folders.removeIf(job -> running.contains(job.getFileName().toString()));
    folders.add(folder.savepoints());
    return KeptState.in(folders);
  }

  /** Every server and whether it runs. */
  public List<Status> status() throws IOException {
    List<Status> all = new ArrayList<>();
    for (Server server : description.plan().servers()) {
      all.add(
          new Status(server, ServerProcess.find(folder.pidFile(server)).map(ServerProcess::pid)));
    }
    return all;
  }

  /** Whether a server runs. */
  public boolean runs(Server server) throws IOException {
    return ServerProcess.find(folder.pidFile(server)).isPresent();
  }

  /** Whether any of its servers runs. */
  public boolean runs() throws IOException {
    return status().stream().anyMatch(status -> status.pid().isPresent());
  }

  /** Starts a server that does not run and waits until it answers. */
  public void start(Server server) throws IOException, InterruptedException {
    launch(server);
    awaitReady(server);
  }

  /**
   * Starts a server that does not run; it may take some seconds until it answers.
   *
   * @throws IllegalStateException when {@link #down} was called, also by another thread
   */
  public synchronized void launch(Server server) throws IOException {
    if (isDown) {
      throw new IllegalStateException("the cluster was ended: " + server.name() + " stays down");
    }
    deleteTemporary(server);
    Files.createDirectories(folder.temporary(server));
    ServerProcess.start(commands.command(server), folder.output(server), folder.pidFile(server));
  }

  /** Kills a server ({@code SIGKILL}), if it runs. */
  public void kill(Server server) throws IOException, InterruptedException {
    Optional<ServerProcess> process = ServerProcess.find(folder.pidFile(server));
    if (process.isPresent()) {
      process.get().kill();
    }
  }

  /** Ends a server in good order, if it runs. */
  public void stop(Server server) throws IOException, InterruptedException {
    Optional<ServerProcess> process = ServerProcess.find(folder.pidFile(server));
    if (process.isPresent()) {
      process.get().stop();
    }
  }

  /**
   * Ends all servers, those that use others first, and lets none start any more; data and logs
   * stay.
   *
   * @throws IllegalStateException when some do not end, naming them; all others have ended
   */
  public void down() throws IOException, InterruptedException {
    synchronized (this) {
      isDown = true;
    }
    List<Server> servers = new ArrayList<>(description.plan().servers());
    Collections.reverse(servers);
    List<String> remaining = new ArrayList<>();
    for (Server server : servers) {
      try {
        stop(server);
        deleteTemporary(server);
      } catch (IllegalStateException e) {
        remaining.add(server.name() + ": " + e.getMessage());
      }
    }
    if (!remaining.isEmpty()) {
      throw new IllegalStateException(
          "not all of the cluster has ended: " + String.join(", ", remaining));
    }
  }

  /** What a process leaves there when it is killed is of no use to the next one. */
  private void deleteTemporary(Server server) throws IOException {
    if (Files.exists(folder.temporary(server))) {
      Folders.delete(folder.temporary(server));
    }
  }

  /**
   * Waits until a server answers.
   *
   * @throws IllegalStateException when it ends or does not answer in time, with its last words
   */
  public void awaitReady(Server server) throws IOException, InterruptedException {
    new Readiness(this, folder, description.ports()).await(server);
  }
}
