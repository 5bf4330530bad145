package io.foretide.bench.series;

import io.foretide.anomaly.AnomalyAlertsOptions;
import io.foretide.anomaly.AnomalyAlertsSettings;
import io.foretide.anomaly.AnomalyAlertsTopology;
import io.foretide.baseline.SeasonalBaselineOptions;
import io.foretide.baseline.SeasonalBaselineSettings;
import io.foretide.baseline.SeasonalBaselineTopology;
import io.foretide.bench.ChildJvm;
import io.foretide.bench.CpuClock;
import io.foretide.cli.flink.LocalFlink;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.options.WindowOptions;
import io.foretide.model.series.SeriesWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Windows of so many series through learning, scoring and alerting, with RocksDB, in a process of
 * its own: once the first windows are learnt, what an update costs; then a checkpoint and its
 * restore.
 */
final class SeriesMain {
  private static final int PARALLELISM = 2;
  private static final LongAdder UPDATES = new LongAdder();

  private final SeriesCase of;
  private final Configuration configuration;

  private SeriesMain(SeriesCase of, Path home, Path folder) {
    this.of = of;
    this.configuration = LocalFlink.configuration(home, folder);
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(of.managedMegabytes()));
  }

  /** Arguments: which case, whether of the quick ones, home, folder. */
  public static void main(String[] args) throws Exception {
    ChildJvm.endWithParent();
    List<SeriesCase> cases = Boolean.parseBoolean(args[1]) ? SeriesCase.quick() : SeriesCase.all();
    SeriesCase of = cases.get(Integer.parseInt(args[0]));
    String result = new SeriesMain(of, Path.of(args[2]), Path.of(args[3])).measure();
    System.out.println(ChildJvm.RESULT + result);
    System.exit(0);
  }

  private String measure() throws Exception {
    // The end of the process is its end.
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumSlotsPerTaskManager(PARALLELISM)
                .withRandomPorts()
                .build());
    cluster.start();
    JobID job = submit(cluster, Long.MAX_VALUE, SavepointRestoreSettings.none());
    double[] cost = cost(cluster, job);
    String checkpoint = cluster.triggerCheckpoint(job).get();
    AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
    cluster.cancelJob(job).get();
    cluster.requestJobResult(job).get();
    double restore = restore(cluster, checkpoint);
    return String.format(
        Locale.ROOT,
        "%.4f %.4f %d %d %.3f",
        cost[0],
        cost[1],
        stateBytes(graph),
        longestSync(graph),
        restore);
  }

  /** Seconds on the clock and of CPU that the measured updates took. */
  private double[] cost(MiniCluster cluster, JobID job) throws Exception {
    await(cluster, job, of.populating());
    long before = UPDATES.sum();
    CpuClock clock = CpuClock.start();
    await(cluster, job, before + of.measured());
    double share = (double) of.measured() / (UPDATES.sum() - before);
    return new double[] {share * clock.seconds(), share * clock.cpuSeconds()};
  }

  private static void await(MiniCluster cluster, JobID job, long updates) throws Exception {
    while (UPDATES.sum() < updates) {
      if (cluster.getJobStatus(job).get() == JobStatus.FAILED) {
        cluster.requestJobResult(job).get().toJobExecutionResult(SeriesMain.class.getClassLoader());
      }
      Thread.sleep(20);
    }
  }

  /** Seconds until every subtask runs again from the checkpoint. */
  private double restore(MiniCluster cluster, String checkpoint) throws Exception {
    long start = System.nanoTime();
    JobID job = submit(cluster, 1, SavepointRestoreSettings.forPath(checkpoint));
    while (cluster.getJobStatus(job).get() != JobStatus.RUNNING
        || !isRunning(cluster.getExecutionGraph(job).get())) {
      Thread.sleep(5);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static boolean isRunning(AccessExecutionGraph graph) {
    for (var vertex : graph.getAllExecutionVertices()) {
      ExecutionState state = vertex.getExecutionState();
      if (state != ExecutionState.RUNNING && state != ExecutionState.FINISHED) {
        return false;
      }
    }
    return true;
  }

  private JobID submit(MiniCluster cluster, long due, SavepointRestoreSettings restore)
      throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(PARALLELISM);
    ReadableConfig options =
        JobConfiguration.of(
            configuration,
            new String[] {"--windows.width", of.widthMillis() + " ms"},
            WindowOptions.class,
            SeasonalBaselineOptions.class,
            AnomalyAlertsOptions.class);
    DataStream<SeriesWindow> load =
        environment
            .fromSequence(1, due)
            .uid("due")
            .map(new SeriesLoad(of))
            .returns(SeriesWindow.class)
            .uid("load")
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<SeriesWindow>forMonotonousTimestamps()
                    .withTimestampAssigner((window, timestamp) -> window.startMillis()))
            .uid("time");
    var learnt = SeasonalBaselineTopology.build(load, SeasonalBaselineSettings.from(options));
    learnt
        .baselines()
        .map(
            scored -> {
              UPDATES.increment();
              return scored.score();
            })
        .uid("count")
        .sinkTo(new DiscardingSink<>())
        .uid("discard-baselines");
    AnomalyAlertsTopology.build(learnt.baselines(), AnomalyAlertsSettings.from(options))
        .sinkTo(new DiscardingSink<>())
        .uid("discard-alerts");
    JobGraph graph = environment.getStreamGraph().getJobGraph();
    graph.setSavepointRestoreSettings(restore);
    return cluster.submitJob(graph).get().getJobID();
  }

  private static long stateBytes(AccessExecutionGraph graph) {
    return graph
        .getCheckpointStatsSnapshot()
        .getHistory()
        .getLatestCompletedCheckpoint()
        .getStateSize();
  }

  /** Longest synchronous part of a checkpoint in any subtask, milliseconds. */
  private static long longestSync(AccessExecutionGraph graph) {
    long longest = 0;
    for (AbstractCheckpointStats checkpoint :
        graph.getCheckpointStatsSnapshot().getHistory().getCheckpoints()) {
      if (checkpoint instanceof CompletedCheckpointStats) {
        for (var task : checkpoint.getAllTaskStateStats()) {
          longest =
              Math.max(
                  longest, task.getSummaryStats().getSyncCheckpointDurationStats().getMaximum());
        }
      }
    }
    return longest;
  }
}
