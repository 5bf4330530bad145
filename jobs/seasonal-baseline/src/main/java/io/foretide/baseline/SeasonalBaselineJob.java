package io.foretide.baseline;

import io.foretide.flink.kafka.DeadLetters;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.kafka.KafkaSinks;
import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.model.series.SeriesWindow;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job seasonal-baseline by itself, between the topics series-windows and baselines and
 * forecasts.
 */
public final class SeasonalBaselineJob {
  private SeasonalBaselineJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    wire(environment, args);
    environment.execute(SeasonalBaselineTopology.JOB);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static void wire(StreamExecutionEnvironment environment, String... args) {
    ReadableConfig config =
        JobConfiguration.of(
            environment.getConfiguration(),
            args,
            KafkaOptions.class,
            WindowOptions.class,
            SeasonalBaselineOptions.class);
    KafkaSettings kafka = KafkaSettings.from(config);
    SeasonalBaselineSettings settings = SeasonalBaselineSettings.from(config);
    KafkaSinks sinks = new KafkaSinks(kafka, SeasonalBaselineTopology.JOB);
    SingleOutputStreamOperator<SeriesWindow> windows =
        new KafkaSources(environment, kafka, SeasonalBaselineTopology.JOB)
            .decoded(SeriesWindowsTopic.TOPIC);
    SeasonalBaselineTopology.Output output = SeasonalBaselineTopology.build(windows, settings);
    sinks.write(output.baselines(), BaselinesTopic.TOPIC);
    sinks.write(output.forecasts(), ForecastsTopic.TOPIC);
    sinks.write(windows.getSideOutput(DeadLetters.TAG), DeadLettersTopic.TOPIC);
  }
}
