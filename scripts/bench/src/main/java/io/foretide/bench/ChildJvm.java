package io.foretide.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A main in a process of its own, so that nothing warms up or soils what comes after. It calls
 * {@link #endWithParent} first and prints its results as lines that begin with {@link #RESULT}.
 */
public final class ChildJvm {
  /** What a line with a result begins with. */
  public static final String RESULT = "RESULT ";

  private static final String FLINKS_ROCKSDB = "frocksdbjni-";
  private static final String STREAMS_ROCKSDB = "rocksdbjni-";
  private static final List<String> OPENED =
      List.of("java.lang", "java.util", "java.time", "java.util.concurrent");

  private final Process process;
  private final Path out;

  private ChildJvm(Process process, Path out) {
    this.process = process;
    this.out = out;
  }

  /**
   * Starts a main with Flink on its class path.
   *
   * @param folder where its output goes
   */
  public static ChildJvm withFlink(Class<?> main, Path folder, List<String> arguments)
      throws IOException {
    return start(main, folder, arguments, STREAMS_ROCKSDB);
  }

  /** The same with Kafka Streams, which brings another RocksDB of the same classes. */
  public static ChildJvm withKafkaStreams(Class<?> main, Path folder, List<String> arguments)
      throws IOException {
    return start(main, folder, arguments, FLINKS_ROCKSDB);
  }

  private static ChildJvm start(
      Class<?> main, Path folder, List<String> arguments, String unwantedJar) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx3g");
    command.add("-XX:+UseParallelGC");
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.add("-Duser.timezone=UTC");
    // Avro makes only classes that it is told to trust.
    command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.foretide.schemas");
    command.addAll(List.of("-cp", classPathWithout(unwantedJar), main.getName()));
    command.addAll(arguments);
    Path out = Files.createDirectories(folder).resolve("output.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    return new ChildJvm(process, out);
  }

  /** Ends this process, which was started as such a one, when the one that started it has ended. */
  public static void endWithParent() {
    var unused =
        ProcessHandle.current()
            .parent()
            .orElseThrow()
            .onExit()
            .thenRun(() -> Runtime.getRuntime().halt(1));
  }

  private static String classPathWithout(String jar) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !new File(entry).getName().startsWith(jar))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Waits for the end.
   *
   * @return the words of the one result
   * @throws IOException when it ended without it
   */
  public String[] result() throws IOException, InterruptedException {
    return results(1).get(0);
  }

  /**
   * Waits for the end.
   *
   * @return the words of each result
   * @throws IOException when it ended without so many
   */
  public List<String[]> results(int count) throws IOException, InterruptedException {
    int exit = process.waitFor();
    List<String[]> results =
        Files.readAllLines(out).stream()
            .filter(line -> line.startsWith(RESULT))
            .map(line -> line.substring(RESULT.length()).split(" ", -1))
            .toList();
    if (results.size() != count) {
      throw new IOException("a process ended with exit code " + exit + ", see " + out);
    }
    return results;
  }

  /**
   * Makes sure that it has not ended.
   *
   * @throws IOException when it has
   */
  public void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException(
          "a process ended early with exit code " + process.exitValue() + ", see " + out);
    }
  }

  /** Ends all that this process has started. */
  static void stopAll() {
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      child.destroyForcibly();
      child.onExit().join();
    }
  }

  /** Ends it. */
  public void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
