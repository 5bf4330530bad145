package io.foretide.suite;

import io.foretide.anomaly.AnomalyAlertsOptions;
import io.foretide.anomaly.AnomalyAlertsSettings;
import io.foretide.anomaly.AnomalyAlertsTopology;
import io.foretide.baseline.SeasonalBaselineOptions;
import io.foretide.baseline.SeasonalBaselineSettings;
import io.foretide.baseline.SeasonalBaselineTopology;
import io.foretide.flink.job.KafkaJob;
import io.foretide.flink.job.PreflightOptions;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.CallsTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.OutcomesTopic;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.scaling.ScalingForecastOptions;
import io.foretide.scaling.ScalingForecastSettings;
import io.foretide.scaling.ScalingForecastTopology;
import io.foretide.windows.TelemetryWindowsOptions;
import io.foretide.windows.TelemetryWindowsSettings;
import io.foretide.windows.TelemetryWindowsTopology;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The four topologies in one graph, without Kafka in between: what most users submit.
 *
 * <pre>
 *   telemetry ─▶ windows ─┬─▶ baseline ─┬─▶ alerts
 *                         │             └─▶ forecasts
 *                         └─▶ scaling
 * </pre>
 *
 * <p>Every stream is also written to its topic, so that whoever reads them need not know how the
 * jobs are cut.
 */
public final class ForetideJob {
  /** Name of the job; the uids of its sources and sinks begin with it. */
  public static final String JOB = "foretide";

  private ForetideJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    KafkaJob.run(JOB, ForetideJob::wire, args);
  }

  /** The classes that declare the options of the job. */
  public static List<Class<?>> optionClasses() {
    return List.of(
        KafkaOptions.class,
        PreflightOptions.class,
        WindowOptions.class,
        TelemetryWindowsOptions.class,
        SeasonalBaselineOptions.class,
        AnomalyAlertsOptions.class,
        ScalingForecastOptions.class);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static KafkaJob wire(StreamExecutionEnvironment environment, String... args) {
    KafkaJob job = KafkaJob.of(environment, JOB, args, optionClasses().toArray(Class<?>[]::new));
    TelemetryWindowsSettings windowing = TelemetryWindowsSettings.from(job.options());
    SeasonalBaselineSettings learning = SeasonalBaselineSettings.from(job.options());
    AnomalyAlertsSettings alerting = AnomalyAlertsSettings.from(job.options());
    ScalingForecastSettings scaling = ScalingForecastSettings.from(job.options());

    var telemetry = job.telemetry(windowing.time());
    var controls = job.controls();
    var windows = TelemetryWindowsTopology.build(telemetry, windowing);
    var learnt =
        SeasonalBaselineTopology.buildWithSlices(
            windows.windows(), windows.slices(), controls, learning);
    var alerts = AnomalyAlertsTopology.build(learnt.watched(), windows.calls(), alerting);
    var scaled = ScalingForecastTopology.build(windows.windows(), controls, scaling);

    job.write(windows.windows(), SeriesWindowsTopic.TOPIC);
    job.write(learnt.baselines(), BaselinesTopic.TOPIC);
    job.write(learnt.forecasts(), ForecastsTopic.TOPIC);
    job.write(windows.calls(), CallsTopic.TOPIC);
    job.writeAtOnce(alerts.alerts(), AlertsTopic.TOPIC);
    job.writeAtOnce(alerts.episodes(), EpisodesTopic.TOPIC);
    job.write(scaled.recommendations(), RecommendationsTopic.TOPIC);
    job.write(scaled.outcomes(), OutcomesTopic.TOPIC);
    job.refuse(windows.deadLetters());
    job.writeDeadLetters();
    return job;
  }
}
