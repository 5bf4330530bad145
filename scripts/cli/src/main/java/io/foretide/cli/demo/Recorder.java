package io.foretide.cli.demo;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.OutcomesTopic;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.flink.topics.Topic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingOutcome;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Trust;
import io.foretide.schemas.AnomalyAlert;
import io.foretide.schemas.Baseline;
import io.foretide.schemas.Forecast;
import io.foretide.schemas.ScalingRecommendation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;

/** Reads the job's output topics and keeps what the summary and the report need. */
final class Recorder implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final long FORECASTS_KEPT = Duration.ofDays(1).toMillis();
  private static final long FORECASTS_EVERY = Duration.ofHours(2).toMillis();

  private final long endMillis;
  private final TopicReader<ScoredWindow, Baseline> baselines;
  private final TopicReader<HorizonForecast, Forecast> forecasts;
  private final TopicReader<Alert, AnomalyAlert> alerts;
  private final TopicReader<Episode, io.foretide.schemas.Episode> episodes;
  private final TopicReader<Recommendation, ScalingRecommendation> recommendations;
  private final TopicReader<ScalingOutcome, io.foretide.schemas.ScalingOutcome> outcomes;
  private final TopicReader<DeadLetter, io.foretide.schemas.DeadLetter> deadLetters;

  private final Map<SeriesKey, List<ScoredWindow>> windows = new TreeMap<>(SERIES_ORDER);
  private final Map<SeriesKey, List<HorizonForecast>> fans = new TreeMap<>(SERIES_ORDER);
  private final Map<SeriesKey, HorizonForecast> newest = new HashMap<>();
  private final Map<ServiceKey, List<Recommendation>> replicas = new LinkedHashMap<>();
  private final Map<ServiceKey, List<ScalingOutcome>> joined = new LinkedHashMap<>();
  private final List<Alert> revisions = new ArrayList<>();
  private final List<Episode> grouped = new ArrayList<>();
  private final Map<DeadLetter.Reason, Long> refused = new EnumMap<>(DeadLetter.Reason.class);
  private long scored;
  private long trained;
  private long inside;
  private long latestMillis = Long.MIN_VALUE;

  private static final java.util.Comparator<SeriesKey> SERIES_ORDER =
      java.util.Comparator.comparing(SeriesKey::id);

  Recorder(Properties client, long endMillis) {
    this.endMillis = endMillis;
    baselines = reader(BaselinesTopic.TOPIC, client);
    forecasts = reader(ForecastsTopic.TOPIC, client);
    alerts = reader(AlertsTopic.TOPIC, client);
    episodes = reader(EpisodesTopic.TOPIC, client);
    recommendations = reader(RecommendationsTopic.TOPIC, client);
    outcomes = reader(OutcomesTopic.TOPIC, client);
    deadLetters = reader(DeadLettersTopic.TOPIC, client);
  }

  private static <T, A extends SpecificRecordBase> TopicReader<T, A> reader(
      Topic<T, A> topic, Properties client) {
    return new TopicReader<>(
        topic,
        client,
        topic.name(),
        unreadable -> {
          throw new IllegalStateException("the job wrote what cannot be read: " + unreadable);
        });
  }

  /** Reads what has come. */
  void poll() {
    baselines.poll(PATIENCE, this::keep);
    forecasts.poll(Duration.ZERO, this::keep);
    alerts.poll(Duration.ZERO, revisions::add);
    episodes.poll(Duration.ZERO, grouped::add);
    recommendations.poll(Duration.ZERO, this::keep);
    outcomes.poll(Duration.ZERO, this::keep);
    deadLetters.poll(Duration.ZERO, this::keep);
  }

  /** Reads everything there is. */
  void finish() {
    baselines.readToEnd(this::keep);
    forecasts.readToEnd(this::keep);
    alerts.readToEnd(revisions::add);
    episodes.readToEnd(grouped::add);
    recommendations.readToEnd(this::keep);
    outcomes.readToEnd(this::keep);
    deadLetters.readToEnd(this::keep);
  }

  private void keep(ScoredWindow window) {
    scored++;
    latestMillis = Math.max(latestMillis, window.window().endMillis());
    if (window.trust() == Trust.TRAINED && !window.window().isGap()) {
      trained++;
      double value = window.window().value();
      inside += value >= window.lower() && value <= window.upper() ? 1 : 0;
    }
    if (window.window().key().isServiceLevel()) {
      windows.computeIfAbsent(window.window().key(), k -> new ArrayList<>()).add(window);
    }
  }

  private void keep(HorizonForecast forecast) {
    newest.put(forecast.key(), forecast);
    long left = endMillis - forecast.originMillis();
    if (left <= FORECASTS_KEPT && forecast.originMillis() % FORECASTS_EVERY == 0) {
      fans.computeIfAbsent(forecast.key(), k -> new ArrayList<>()).add(forecast);
    }
  }

  private void keep(Recommendation recommendation) {
    replicas.computeIfAbsent(recommendation.workload(), k -> new ArrayList<>()).add(recommendation);
  }

  private void keep(ScalingOutcome outcome) {
    joined.computeIfAbsent(outcome.workload(), k -> new ArrayList<>()).add(outcome);
  }

  private void keep(DeadLetter letter) {
    refused.merge(letter.reason(), 1L, Long::sum);
  }

  /** Scored windows of the service-level series, in the order of time. */
  Map<SeriesKey, List<ScoredWindow>> windows() {
    return windows;
  }

  /** Forecasts of the last day, one every two hours. */
  Map<SeriesKey, List<HorizonForecast>> forecasts() {
    return fans;
  }

  /** The newest forecast of a series; null when there is none. */
  HorizonForecast newestForecast(SeriesKey key) {
    return newest.get(key);
  }

  /** Recommendations by workload. */
  Map<ServiceKey, List<Recommendation>> recommendations() {
    return replicas;
  }

  /** What came of them, by workload. */
  Map<ServiceKey, List<ScalingOutcome>> outcomes() {
    return joined;
  }

  /** Every revision of every alert. */
  List<Alert> alerts() {
    return revisions;
  }

  /** Every revision of every episode. */
  List<Episode> episodes() {
    return grouped;
  }

  /** Dead letters by reason. */
  Map<DeadLetter.Reason, Long> deadLetters() {
    return refused;
  }

  /** Windows scored. */
  long scored() {
    return scored;
  }

  /** Share of the values of trained series inside their 95 % interval; NaN without any. */
  double coverage() {
    return trained == 0 ? Double.NaN : (double) inside / trained;
  }

  /** End of the latest window seen, milliseconds since the epoch. */
  long latestMillis() {
    return latestMillis;
  }

  @Override
  public void close() {
    baselines.close();
    forecasts.close();
    alerts.close();
    episodes.close();
    recommendations.close();
    outcomes.close();
    deadLetters.close();
  }
}
