package io.foretide.scaling;

import io.foretide.flink.kafka.DeadLetters;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.kafka.KafkaSinks;
import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.model.series.HorizonForecast;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job scaling-forecast by itself, between the topics forecasts and scaling-recommendations. */
public final class ScalingForecastJob {
  private ScalingForecastJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    wire(environment, args);
    environment.execute(ScalingForecastTopology.JOB);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static void wire(StreamExecutionEnvironment environment, String... args) {
    ReadableConfig config =
        JobConfiguration.of(
            environment.getConfiguration(), args, KafkaOptions.class, ScalingForecastOptions.class);
    KafkaSettings kafka = KafkaSettings.from(config);
    KafkaSinks sinks = new KafkaSinks(kafka, ScalingForecastTopology.JOB);
    SingleOutputStreamOperator<HorizonForecast> forecasts =
        new KafkaSources(environment, kafka, ScalingForecastTopology.JOB)
            .decoded(ForecastsTopic.TOPIC);
    sinks.write(
        ScalingForecastTopology.build(forecasts, ScalingForecastSettings.from(config)),
        RecommendationsTopic.TOPIC);
    sinks.write(forecasts.getSideOutput(DeadLetters.TAG), DeadLettersTopic.TOPIC);
  }
}
