package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.foretide.cli.cluster.ClusterPlan;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.soak.JobOperator;
import io.foretide.soak.Judge;
import io.foretide.soak.Judgement;
import io.foretide.soak.TrafficWriter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a job would be restored from is damaged, or the broker has dropped what it promises: the job
 * says so, and nothing is lost that it does not say.
 */
class RestoreTest {
  private static final long SEED = 29;
  private static final int SERVICES = 10;
  private static final Set<TransactionState> OPEN =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  @TempDir private static Path folder;
  private static Path faults;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    faults = Files.createDirectory(folder.resolve("faults"));
    cluster =
        TestCluster.start(
            folder.resolve("cluster"),
            new ClusterPlan(1, 2, false, 4096),
            withFaultyStorage(),
            Map.of(FaultyFileSystem.FAULTS.key(), faults.toString()),
            Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"));
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  /** Flink's jars, and the tests for their file system. */
  private static Path withFaultyStorage() throws Exception {
    String jars = Path.of("target", "class-path.txt").toString();
    Path distribution = folder.resolve("distribution");
    Path classPath = distribution.resolve(jars);
    Files.createDirectories(classPath.getParent());
    String shipped =
        Files.readString(TestFlink.projectRoot().resolve("flink-dist").resolve(jars)).strip();
    Path tests =
        Path.of(FaultyFileSystem.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Files.writeString(classPath, shipped + File.pathSeparator + tests);
    return distribution;
  }

  @Test
  void nothingIsLostWhenTheStorageIsFullOrHangsOrLosesTheNewestCheckpoints() throws Exception {
    String prefix = "storage.";
    try (TrafficWriter writer = new TrafficWriter(cluster.cluster(), prefix, SEED, SERVICES);
        JobOperator job = cluster.operator(prefix)) {
      job.configure(
          "execution.checkpointing.dir",
          FaultyFileSystem.SCHEME + "://" + folder.resolve("checkpoints"));
      job.configure("execution.checkpointing.timeout", "3 s");
      // However small, what a checkpoint alone has lies in files of its own.
      job.configure("execution.checkpointing.data-inline-threshold", "1 b");
      job.submit(2, null);
      writer.write(0, 600);
      job.awaitCheckpoint();
      int written = 600;
      for (String fault : List.of("full", "slow")) {
        Path on = Files.createFile(faults.resolve(fault));
        writer.write(written, written + 100);
        written += 100;
        job.awaitFailedCheckpoint();
        Files.delete(on);
        job.awaitCheckpoint();
      }
      job.awaitAllRead();
      job.awaitCheckpoint();
      String latest = job.awaitCheckpoint();
      job.cancel();

      List<Path> kept = checkpointsBeside(Path.of(URI.create(latest).getPath()));
      assertThat(kept).hasSizeGreaterThanOrEqualTo(3);
      damage(kept.get(0).resolve("_metadata"));
      loseState(kept.get(1));
      assertThatIllegalStateException()
          .isThrownBy(() -> job.submit(2, kept.get(0).toString()))
          .withMessageContaining("the newest beside it that can is")
          .withMessageContaining(kept.get(2).toString());
      job.submit(2, kept.get(2).toString());
      writer.write(written, written + 300);
      requireAll(prefix, written + 300);
    }
  }

  /** The checkpoints that are kept, the newest first. */
  private static List<Path> checkpointsBeside(Path checkpoint) throws IOException {
    try (Stream<Path> all = Files.list(checkpoint.getParent())) {
      return all.filter(path -> Files.exists(path.resolve("_metadata")))
          .sorted(Comparator.comparingInt(RestoreTest::number).reversed())
          .toList();
    }
  }

  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  /** Cuts a file in the middle. */
  private static void damage(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length / 2));
  }

  /** Deletes what is not the metadata. */
  private static void loseState(Path checkpoint) throws IOException {
    try (Stream<Path> all = Files.list(checkpoint)) {
      List<Path> state =
          all.filter(path -> !path.getFileName().toString().equals("_metadata")).toList();
      assertThat(state).isNotEmpty();
      for (Path file : state) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aTransactionThatTheBrokerHasDroppedIsNoticedAndAnEarlierStateMakesUpForIt()
      throws Exception {
    String prefix = "lost.";
    try (TrafficWriter writer = new TrafficWriter(cluster.cluster(), prefix, SEED, SERVICES);
        JobOperator job = cluster.operator(prefix)) {
      // A savepoint promises a transaction that the next checkpoint would commit: there is none.
      job.configure("execution.checkpointing.interval", "1 h");
      writer.write(0, 300);
      // Long enough for the savepoint of a job that has just begun.
      job.submit(2, null, "--kafka.transaction-timeout", "30 s");
      awaitUncommitted(prefix);
      String promise = job.savepoint();
      job.cancel();
      awaitNoOpenTransaction();

      job.configure("execution.checkpointing.interval", "1 s");
      job.submit(2, promise);
      assertThat(job.awaitFailure()).contains("the records of transaction", "are lost");
      job.cancel();

      writer.write(300, 900);
      job.submit(2, null);
      requireAll(prefix, 900);
    }
  }

  private static void awaitUncommitted(String prefix) throws Exception {
    Map<TopicPartition, OffsetSpec> end =
        Map.of(
            new TopicPartition(prefix + SeriesWindowsTopic.TOPIC.name(), 0), OffsetSpec.latest());
    try (Admin admin = Admin.create(cluster.cluster().brokerClient())) {
      Await.until(
          "nothing is written",
          () ->
              admin.listOffsets(end).all().get().values().stream()
                  .anyMatch(found -> found.offset() > 0));
    }
  }

  private static void awaitNoOpenTransaction() throws Exception {
    try (Admin admin = Admin.create(cluster.cluster().brokerClient())) {
      Await.until(
          "transactions are still open",
          () ->
              admin.listTransactions().all().get().stream()
                  .map(TransactionListing::state)
                  .noneMatch(OPEN::contains));
    }
  }

  private static void requireAll(String prefix, int windows) {
    Judge judge = new Judge(cluster.cluster(), prefix, windows);
    assertThat(judge.awaitTheRest(TestCluster.PATIENCE)).isTrue();
    Judgement judgement = judge.judge();
    assertThat(judgement.passed()).as("%s", judgement).isTrue();
  }
}
