package io.foretide.bench.latency;

import io.foretide.bench.ChildJvm;
import io.foretide.cli.flink.LocalFlink;
import io.foretide.suite.ForetideJob;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The main job in a process of its own, until it is stopped. */
final class LatencyMain {
  private static final int PARALLELISM = 2;

  private LatencyMain() {}

  /** Arguments: home, folder, then those of the job. */
  public static void main(String[] args) throws Exception {
    ChildJvm.endWithParent();
    StreamExecutionEnvironment environment =
        LocalFlink.environment(Path.of(args[0]), Path.of(args[1]), PARALLELISM);
    ForetideJob.wire(environment, Arrays.copyOfRange(args, 2, args.length));
    environment.execute(ForetideJob.JOB);
  }
}
