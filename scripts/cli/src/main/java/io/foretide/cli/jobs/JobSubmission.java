package io.foretide.cli.jobs;

import io.foretide.cli.UsageException;
import io.foretide.cli.flink.RootCause;
import io.foretide.flink.job.NoSavepointException;
import io.foretide.flink.job.PreflightException;
import io.foretide.flink.options.InvalidOptionException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.util.ExceptionUtils;

/**
 * A job of the suite's jar, on its way to a cluster. Its main runs in this process, as it does with
 * {@code flink run}, and checks its options and its surroundings there.
 *
 * @param jar the suite's jar
 * @param job which of its jobs
 * @param arguments of its main
 * @param parallelism subtasks of each operator
 * @param savepoint what it is restored from; null for a job without state
 */
public record JobSubmission(
    Path jar, JobName job, List<String> arguments, int parallelism, String savepoint) {
  private static final String SUITE_JAR = "foretide-suite-*-all.jar";

  /**
   * The suite's jar, as the build made it.
   *
   * @throws IllegalStateException when it did not, or made several, of other versions
   */
  public static Path suiteJar(Path home) throws IOException {
    Path folder = home.resolve("jobs/suite/target");
    List<Path> built = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, SUITE_JAR)) {
        jars.forEach(built::add);
      }
    }
    if (built.size() == 1) {
      return built.get(0);
    }
    if (built.size() > 1) {
      throw new IllegalStateException(
          "which jar of the jobs is meant? There are several: %s; remove those of other versions"
              .formatted(built));
    }
    throw new IllegalStateException(
        "the jar of the jobs is not built: there is no %s in %s; mvn -pl jobs/suite -am package builds it"
            .formatted(SUITE_JAR, folder));
  }

  /**
   * Runs the job's main up to its graph.
   *
   * @throws InvalidOptionException when it refuses an option
   * @throws UsageException when there is no savepoint where it is told to find one
   * @throws IllegalStateException when it refuses for another reason
   */
  public JobGraph graph(Configuration configuration) {
    Configuration all = new Configuration(configuration);
    // This process has the classes of the jar already, Flink's connectors among them.
    all.set(CoreOptions.CLASSLOADER_RESOLVE_ORDER, "parent-first");
    SavepointRestoreSettings restore =
        savepoint == null
            ? SavepointRestoreSettings.none()
            : SavepointRestoreSettings.forPath(savepoint, false, RecoveryClaimMode.NO_CLAIM);
    SavepointRestoreSettings.toConfiguration(restore, all);
    try (PackagedProgram program =
        PackagedProgram.newBuilder()
            .setJarFile(jar.toFile())
            .setEntryPointClassName(job.mainClass())
            .setArguments(arguments.toArray(String[]::new))
            .setConfiguration(all)
            .setSavepointRestoreSettings(restore)
            .build()) {
      return PackagedProgramUtils.createJobGraph(program, all, parallelism, true);
    } catch (ProgramInvocationException e) {
      throw refusal(e);
    }
  }

  private static RuntimeException refusal(ProgramInvocationException e) {
    if (RootCause.of(e) instanceof InvalidOptionException option) {
      return option;
    }
    Optional<NoSavepointException> none =
        ExceptionUtils.findThrowable(e, NoSavepointException.class);
    if (none.isPresent()) {
      return new UsageException(none.get().getMessage());
    }
    String message =
        ExceptionUtils.findThrowable(e, PreflightException.class)
            .map(Throwable::getMessage)
            .orElseGet(() -> RootCause.message(e));
    return new IllegalStateException(message, e);
  }
}
