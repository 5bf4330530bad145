package io.foretide.cli.cluster;

import io.foretide.cli.kafka.BrokerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;
import org.apache.zookeeper.server.ZooKeeperServerMain;

/** The command lines that start the servers of a local cluster. */
final class ServerCommands {
  /**
   * The system property that says where a server logs. By Flink's own, {@code log.file}, RocksDB's
   * logs would go there, too, named by the whole path of the state: in this folder longer than a
   * file's name may be as soon as a job is rescaled (FLINK-31743 is mended for other restores).
   */
  static final String LOG = "foretide.log.file";

  private static final List<String> SURVIVES_THE_TERMINAL = nohup();

  private final ClusterFolder folder;
  private final Configuration flink;
  private final String flinkJars;

  /**
   * Commands of one cluster.
   *
   * @param flink Flink's configuration of it
   * @param flinkJars class path of Flink's processes
   */
  ServerCommands(ClusterFolder folder, Configuration flink, String flinkJars) {
    this.folder = folder;
    this.flink = flink;
    this.flinkJars = flinkJars;
  }

  /** The command line of a server. */
  List<String> command(Server server) {
    return switch (server.role()) {
      case ZOOKEEPER ->
          java(
              server,
              List.of("-Xmx96m"),
              System.getProperty("java.class.path"),
              ZooKeeperServerMain.class.getName(),
              List.of(folder.configuration().resolve("zoo.cfg").toString()));
      case KAFKA ->
          java(
              server,
              List.of("-Xmx512m"),
              System.getProperty("java.class.path"),
              "kafka.Kafka",
              List.of(BrokerFolder.configuration(folder.kafka()).toString()));
      case JOB_MANAGER -> jobManager(server);
      case TASK_MANAGER -> taskManager(server);
    };
  }

  private List<String> jobManager(Server server) {
    JobManagerProcessSpec memory = JobManagerProcessUtils.processSpecFromConfig(flink);
    return java(
        server,
        words(JobManagerProcessUtils.generateJvmParametersStr(memory, flink)),
        flinkJars,
        StandaloneSessionClusterEntrypoint.class.getName(),
        flinkArguments(
            server, WebOptions.LOG_PATH, JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
  }

  private List<String> taskManager(Server server) {
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(flink);
    return java(
        server,
        words(ProcessMemoryUtils.generateJvmParametersStr(memory)),
        flinkJars,
        TaskManagerRunner.class.getName(),
        flinkArguments(
            server,
            TaskManagerOptions.TASK_MANAGER_LOG_PATH,
            TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
  }

  private List<String> flinkArguments(Server server, ConfigOption<String> logPath, String memory) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--configDir");
    arguments.add(folder.configuration().toString());
    arguments.addAll(words(memory));
    arguments.add("-D");
    arguments.add(CoreOptions.TMP_DIRS.key() + "=" + folder.temporary(server));
    arguments.add("-D");
    arguments.add(logPath.key() + "=" + folder.log(server));
    return arguments;
  }

  private List<String> java(
      Server server, List<String> memory, String classPath, String main, List<String> arguments) {
    List<String> command = new ArrayList<>(SURVIVES_THE_TERMINAL);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory);
    command.addAll(words(flink.get(CoreOptions.FLINK_DEFAULT_JVM_OPTIONS)));
    command.addAll(words(flink.get(CoreOptions.FLINK_JVM_OPTIONS)));
    command.add("-Duser.timezone=UTC");
    command.add("-Djava.io.tmpdir=" + folder.temporary(server));
    command.add("-D" + LOG + "=" + folder.log(server));
    command.add("-Dlog4j2.configurationFile=" + folder.logging().toUri());
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    command.addAll(arguments);
    return command;
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> nohup() {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(folder -> Path.of(folder, "nohup"))
            .filter(Files::isExecutable)
            .findFirst();
    return found.map(path -> List.of(path.toString())).orElse(List.of());
  }

  /** What Flink's processes have on their class path. */
  static String flinkJars(Path distribution) throws IOException {
    Path file = distribution.resolve("target").resolve("class-path.txt");
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "Flink's jars are not gathered: " + file + " is missing; run mvn -pl flink-dist package");
    }
    return Files.readString(file).strip();
  }
}
