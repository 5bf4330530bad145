package io.foretide.cli.alerts;

import io.foretide.cli.UsageException;
import io.foretide.cli.broker.BrokerOptions;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Shows episodes, or the alerts of each series: the state of each, a line each, or every revision
 * as it comes; or the evidence for one.
 */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "Shows episodes, the alerts of one cause each, or alerts, a line each.")
public final class AlertsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BrokerOptions broker;
  @Mixin private EpisodeOptions episodes;

  @Option(names = "--series", description = "The alerts of each series instead of episodes.")
  private boolean series;

  @Option(names = "--follow", description = "Go on and show every revision as it comes.")
  private boolean follow;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Option(names = "--firing", description = "With --series: only those in force.")
  private boolean firing;

  @Option(names = "--tenant", paramLabel = "NAME", description = "Only those of one tenant.")
  private String tenant;

  @Option(names = "--service", paramLabel = "NAME", description = "Only those of one service.")
  private String service;

  @Option(
      names = "--severity",
      defaultValue = "INFO",
      description = "At least this severe: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Severity severity;

  @Override
  public Integer call() {
    episodes.validate(series, follow);
    if (firing && !series) {
      throw new UsageException("option '--firing' is for --series: of episodes see --state");
    }
    Talk talk = new Talk(spec.commandLine().getOut(), spec.commandLine().getErr());
    if (series) {
      showSeries(talk);
    } else if (episodes.explain() != null) {
      Explanation.show(episodes.explain(), json, broker, talk);
    } else {
      episodeList().show(broker, follow, talk);
    }
    return 0;
  }

  private EpisodeList episodeList() {
    WantedState state = episodes.state() == null ? WantedState.OPEN : episodes.state();
    return new EpisodeList(
        new EpisodeFilter(tenant, service, severity, state, episodes.since()),
        episodes.state() != null,
        episodes.limit(),
        json ? EpisodeLine.JSON : EpisodeLine.TEXT);
  }

  private void showSeries(Talk talk) {
    AlertLine line = json ? AlertLine.JSON : AlertLine.TEXT;
    Consumer<Alert> show =
        alert -> {
          if (isWanted(alert)) {
            talk.say(line.of(alert));
          }
        };
    String name = broker.topicPrefix() + AlertsTopic.TOPIC.name();
    try (var reader =
        new TopicReader<>(AlertsTopic.TOPIC, broker.client(), name, talk::unreadable)) {
      NewestRevisions.alerts(reader).values().stream()
          .sorted(Comparator.comparingLong(Alert::startedAtMillis))
          .forEach(show);
      while (follow) {
        reader.poll(Duration.ofSeconds(1), show);
      }
    }
  }

  private boolean isWanted(Alert alert) {
    return alert.severity().compareTo(severity) >= 0
        && (tenant == null || tenant.equals(alert.key().tenant()))
        && (service == null || service.equals(alert.key().service()))
        && (!firing || alert.state() == AlertState.FIRING);
  }
}
