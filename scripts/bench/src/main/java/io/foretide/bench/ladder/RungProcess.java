package io.foretide.bench.ladder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a rung in a JVM of its own, so that none warms up or soils another. */
final class RungProcess {
  private static final String FLINKS_ROCKSDB = "frocksdbjni";
  private static final String OTHER_ROCKSDB = "rocksdbjni";

  private RungProcess() {}

  /** Seconds on the clock and of CPU that the measured topic took. */
  record Cost(double seconds, double cpuSeconds) {}

  static Cost run(Rung rung, List<String> arguments, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path out = folder.resolve("out.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx3g");
    command.add("-XX:+UseParallelGC");
    for (String name : List.of("java.lang", "java.util", "java.time", "java.util.concurrent")) {
      command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
    }
    String extra = System.getenv("FORETIDE_BENCH_JAVA_OPTIONS");
    if (extra != null) {
      command.addAll(Arrays.asList(extra.split(" ")));
    }
    // Avro makes only classes that it is told to trust.
    command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.foretide.schemas");
    command.addAll(
        List.of("-Duser.timezone=UTC", "-cp", classPath(rung), RungMain.class.getName()));
    command.add(rung.name());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    Thread stop = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(stop);
    int exit = process.waitFor();
    Runtime.getRuntime().removeShutdownHook(stop);
    return Files.readAllLines(out).stream()
        .filter(line -> line.startsWith(RungMain.RESULT))
        .map(line -> line.substring(RungMain.RESULT.length()).split(" "))
        .map(parts -> new Cost(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])))
        .findFirst()
        .orElseThrow(
            () -> new IOException(rung + " ended with exit code " + exit + ", see " + out));
  }

  /** Flink and Kafka Streams each bring a RocksDB of the same classes. */
  private static String classPath(Rung rung) {
    String unwanted = rung == Rung.KS ? FLINKS_ROCKSDB : OTHER_ROCKSDB;
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !new File(entry).getName().startsWith(unwanted))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
