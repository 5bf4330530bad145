package io.foretide.cli.alerts;

import io.foretide.cli.kafka.BrokerOptions;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows alerts: the state of each, a line an alert, or every revision as it comes. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "Shows the alerts, a line each.")
public final class AlertsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BrokerOptions broker;

  @Option(names = "--follow", description = "Go on and show every revision as it comes.")
  private boolean follow;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Option(names = "--firing", description = "Only those in force.")
  private boolean firing;

  @Option(names = "--service", paramLabel = "NAME", description = "Only those of one service.")
  private String service;

  @Option(
      names = "--severity",
      defaultValue = "INFO",
      description = "At least this severe: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Severity severity;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    AlertLine line = json ? AlertLine.JSON : AlertLine.TEXT;
    String name = broker.topicPrefix() + AlertsTopic.TOPIC.name();
    try (var reader = new TopicReader<>(AlertsTopic.TOPIC, broker.client(), name, this::warn)) {
      Map<String, Alert> newest = new LinkedHashMap<>();
      reader.readToEnd(
          alert ->
              newest.merge(alert.alertId(), alert, (a, b) -> b.revision() >= a.revision() ? b : a));
      newest.values().stream()
          .filter(this::isWanted)
          .sorted(Comparator.comparingLong(Alert::startedAtMillis))
          .forEach(alert -> out.println(line.of(alert)));
      out.flush();
      while (follow) {
        reader.poll(
            Duration.ofSeconds(1),
            alert -> {
              if (isWanted(alert)) {
                out.println(line.of(alert));
              }
            });
        out.flush();
      }
    }
    return 0;
  }

  private void warn(String unreadable) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("foretide: cannot read " + unreadable);
    err.flush();
  }

  private boolean isWanted(Alert alert) {
    return alert.severity().compareTo(severity) >= 0
        && (service == null || service.equals(alert.key().service()))
        && (!firing || alert.state() == AlertState.FIRING);
  }
}
