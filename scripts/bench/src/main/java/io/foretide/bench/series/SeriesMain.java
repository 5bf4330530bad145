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
import io.foretide.flink.control.AppliedControls;
import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.options.WindowOptions;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.SeriesWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Windows of so many series through learning, scoring and alerting, with RocksDB, in a process of
 * its own: once the first windows are learnt, what an update costs under each load; then a
 * checkpoint and its restore.
 */
final class SeriesMain {
  private static final int PARALLELISM = 2;
  private static final long MOST_MEASURED = 3_000_000;
  private static final Duration LONGEST_MEASURED = Duration.ofSeconds(90);
  // After a restart caches are cold.
  private static final long MOST_SETTLING = 500_000;
  private static final Duration LONGEST_SETTLING = Duration.ofSeconds(60);
  private static final Duration LONGEST_POPULATING = Duration.ofHours(1);
  private static final LongAdder UPDATES = new LongAdder();

  private final SeriesCase of;
  private final SeriesCase.Load load;
  private final Configuration configuration;

  private SeriesMain(SeriesCase of, SeriesCase.Load load, Path home, Path folder) {
    this.of = of;
    this.load = load;
    this.configuration = LocalFlink.configuration(home, folder);
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(load.managedMegabytes()));
  }

  /** Arguments: which case, whether of the quick ones, home, folder. */
  public static void main(String[] args) throws Exception {
    ChildJvm.endWithParent();
    List<SeriesCase> cases = Boolean.parseBoolean(args[1]) ? SeriesCase.quick() : SeriesCase.all();
    SeriesCase of = cases.get(Integer.parseInt(args[0]));
    String checkpoint = null;
    for (SeriesCase.Load load : of.loads()) {
      checkpoint = new SeriesMain(of, load, Path.of(args[2]), Path.of(args[3])).measure(checkpoint);
    }
    System.exit(0);
  }

  /** Measures, prints the result and returns the path of a checkpoint. */
  private String measure(String before) throws Exception {
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumSlotsPerTaskManager(PARALLELISM)
                .withRandomPorts()
                .build());
    cluster.start();
    try {
      JobID job = submit(cluster, Long.MAX_VALUE, before);
      if (before == null) {
        await(cluster, job, (long) of.age() * of.series(), LONGEST_POPULATING);
      } else {
        await(cluster, job, MOST_SETTLING, LONGEST_SETTLING);
      }
      long begun = System.currentTimeMillis();
      CpuClock clock = CpuClock.start();
      long updates = await(cluster, job, MOST_MEASURED, LONGEST_MEASURED);
      double rate = updates / clock.seconds();
      double micros = 1e6 * clock.cpuSeconds() / updates;
      String checkpoint = cluster.triggerCheckpoint(job).get();
      AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
      cluster.cancelJob(job).get();
      cluster.requestJobResult(job).get();
      SeriesResult result =
          new SeriesResult(
              load.name(),
              of.series(),
              rate,
              micros,
              (double) stateBytes(graph) / of.series(),
              longestSync(graph, begun),
              restore(cluster, checkpoint));
      System.out.println(ChildJvm.RESULT + result.line());
      return checkpoint;
    } finally {
      cluster.closeAsync().get();
    }
  }

  /** Waits for so many updates or so long, and says how many there were. */
  private static long await(MiniCluster cluster, JobID job, long updates, Duration longest)
      throws Exception {
    long before = UPDATES.sum();
    long end = System.nanoTime() + longest.toNanos();
    while (UPDATES.sum() - before < updates && System.nanoTime() < end) {
      if (cluster.getJobStatus(job).get() == JobStatus.FAILED) {
        cluster.requestJobResult(job).get().toJobExecutionResult(SeriesMain.class.getClassLoader());
      }
      Thread.sleep(20);
    }
    return UPDATES.sum() - before;
  }

  /** Seconds until every subtask runs again from the checkpoint. */
  private double restore(MiniCluster cluster, String checkpoint) throws Exception {
    long start = System.nanoTime();
    JobID job = submit(cluster, 1, checkpoint);
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

  private JobID submit(MiniCluster cluster, long due, String checkpoint) throws Exception {
    JobGraph graph = graph(due);
    graph.setSavepointRestoreSettings(
        checkpoint == null
            ? SavepointRestoreSettings.none()
            : SavepointRestoreSettings.forPath(checkpoint));
    return cluster.submitJob(graph).get().getJobID();
  }

  private JobGraph graph(long due) {
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
    var controls = nothingTold(environment);
    var learnt =
        SeasonalBaselineTopology.build(
            windows(environment, due), controls, SeasonalBaselineSettings.from(options));
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
    AnomalyAlertsTopology.Output alerted =
        AnomalyAlertsTopology.build(
            learnt.watched(),
            environment.fromData(new ServiceCall("none", "none", "none", 0)).uid("calls"),
            AnomalyAlertsSettings.from(options));
    alerted.alerts().sinkTo(new DiscardingSink<>()).uid("discard-alerts");
    alerted.episodes().sinkTo(new DiscardingSink<>()).uid("discard-episodes");
    return environment.getStreamGraph().getJobGraph();
  }

  private static BroadcastStream<ControlUpdate> nothingTold(
      StreamExecutionEnvironment environment) {
    return environment
        .fromData(new ControlUpdate("nothing", null))
        .uid("controls")
        .broadcast(AppliedControls.STATE);
  }

  private DataStream<SeriesWindow> windows(StreamExecutionEnvironment environment, long due) {
    return environment
        .fromSequence(1, due)
        .uid("due")
        .map(new SeriesLoad(of, load.updatesPerSecond()))
        .returns(SeriesWindow.class)
        .uid("load")
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<SeriesWindow>forMonotonousTimestamps()
                .withTimestampAssigner((window, timestamp) -> window.startMillis()))
        .uid("time");
  }

  private static long stateBytes(AccessExecutionGraph graph) {
    return graph
        .getCheckpointStatsSnapshot()
        .getHistory()
        .getLatestCompletedCheckpoint()
        .getStateSize();
  }

  /** Longest synchronous part of a checkpoint since then in any subtask, milliseconds. */
  private static long longestSync(AccessExecutionGraph graph, long sinceMillis) {
    long longest = 0;
    for (AbstractCheckpointStats checkpoint :
        graph.getCheckpointStatsSnapshot().getHistory().getCheckpoints()) {
      if (checkpoint instanceof CompletedCheckpointStats
          && checkpoint.getTriggerTimestamp() >= sinceMillis) {
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
