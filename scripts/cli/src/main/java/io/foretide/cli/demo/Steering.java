package io.foretide.cli.demo;

import io.foretide.cli.Foretide;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * What people tell the running job in the middle of an incident, by the commands that they type,
 * and what changes by it while the telemetry goes on.
 */
final class Steering {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CALENDAR = "sale";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final String bootstrapServers;
  private final Path folder;
  private final PrintWriter out;

  /**
   * Tells it at a broker.
   *
   * @param folder where files may be put
   */
  Steering(String bootstrapServers, Path folder, PrintWriter out) {
    this.bootstrapServers = bootstrapServers;
    this.folder = folder;
    this.out = out;
  }

  /**
   * Something told, and what comes of it.
   *
   * @param what in a word
   * @param toldAtNanos when, by {@link System#nanoTime}
   * @param effect what has changed, in words; null as long as nothing has
   */
  private record Told(String what, long toldAtNanos, Supplier<String> effect) {}

  /** Tells it, feeds what is left, and prints what changed. */
  void run(Feed feed, Recorder recorder) throws IOException {
    out.println();
    out.println("Told while it runs (UTC)");
    Optional<Alert> alert = inForce(recorder.alerts());
    if (alert.isPresent()) {
      List<Told> told = new ArrayList<>();
      expectASale(alert.get().key(), recorder).ifPresent(told::add);
      told.add(callItNothing(alert.get(), recorder));
      watch(told, feed, recorder);
    } else {
      out.println("  nothing: no alert is in force");
    }
    while (feed.hasMore()) {
      feed.writeMinute();
    }
    out.flush();
  }

  /** The alert that is in force for the shortest time. */
  private static Optional<Alert> inForce(List<Alert> revisions) {
    Map<String, Alert> newest = new LinkedHashMap<>();
    revisions.forEach(
        alert ->
            newest.merge(alert.alertId(), alert, (a, b) -> b.revision() >= a.revision() ? b : a));
    return newest.values().stream()
        .filter(alert -> alert.state() == AlertState.FIRING && alert.key().isServiceLevel())
        .max(Comparator.comparingLong(Alert::startedAtMillis).thenComparing(Alert::alertId));
  }

  private Optional<Told> expectASale(SeriesKey key, Recorder recorder) throws IOException {
    SeriesKey requests = new SeriesKey(key.tenant(), key.service(), "", Signals.REQUESTS);
    HorizonForecast before = recorder.newestForecast(requests);
    if (before == null) {
      return Optional.empty();
    }
    Path file =
        Files.write(
            folder.resolve(CALENDAR + ".yaml"),
            List.of(
                "kind: calendar",
                "id: " + CALENDAR,
                "scope: {service: " + key.service() + ", signal: requests}",
                "start: " + Instant.ofEpochMilli(before.originMillis()),
                "end: " + Instant.ofEpochMilli(before.targetMillis(before.horizon())),
                "multiply-demand: 2"));
    out.printf("  a sale: twice the requests of %s in the next hour%n", key.service());
    type("control", "apply", file.toString());
    return Optional.of(new Told("the sale", System.nanoTime(), () -> effect(before, recorder)));
  }

  private static String effect(HorizonForecast before, Recorder recorder) {
    HorizonForecast after = recorder.newestForecast(before.key());
    return after.controls().stream().anyMatch(mark -> mark.startsWith(CALENDAR + "@"))
        ? forecasts(before, after)
        : null;
  }

  private static String forecasts(HorizonForecast before, HorizonForecast after) {
    return String.format(
        Locale.ROOT,
        "at %s %,.0f requests are forecast for the next step; at %s it was %,.0f",
        TIME.format(Instant.ofEpochMilli(after.originMillis())),
        after.mean()[0],
        TIME.format(Instant.ofEpochMilli(before.originMillis())),
        before.mean()[0]);
  }

  private Told callItNothing(Alert alert, Recorder recorder) {
    out.printf("  an alert that was nothing: %s%n", alert.explanation());
    type("control", "feedback", alert.alertId(), "false-positive");
    return new Told("the alert", System.nanoTime(), () -> effect(alert, recorder));
  }

  private static String effect(Alert alert, Recorder recorder) {
    return recorder.alerts().stream()
        .filter(revision -> revision.alertId().equals(alert.alertId()))
        .filter(revision -> revision.state() == AlertState.RESOLVED)
        .findFirst()
        .map(Alert::explanation)
        .orElse(null);
  }

  /** Runs a command as it is typed, and prints it with what it says. */
  private void type(String... arguments) {
    String typed = String.join(" ", arguments).replace(folder + "/", "");
    out.println("    $ foretide " + typed);
    StringWriter said = new StringWriter();
    CommandLine commands = Foretide.commandLine();
    commands.setOut(new PrintWriter(said, true));
    commands.setErr(new PrintWriter(said, true));
    int exitCode =
        commands.execute(
            Stream.concat(Stream.of(arguments), Stream.of("--bootstrap-servers", bootstrapServers))
                .toArray(String[]::new));
    said.toString().lines().forEach(line -> out.println("    " + line));
    if (exitCode != CommandLine.ExitCode.OK) {
      throw new IllegalStateException("foretide " + typed + " failed");
    }
  }

  /**
   * Feeds minute after minute until all has had its effect, and prints it with how long it took.
   */
  private void watch(List<Told> all, Feed feed, Recorder recorder) {
    List<Told> waiting = new ArrayList<>(all);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!waiting.isEmpty() && System.nanoTime() < end) {
      if (feed.hasMore()) {
        feed.writeMinute();
      }
      recorder.poll();
      waiting.removeIf(this::printEffect);
    }
    waiting.forEach(told -> out.printf("  %s changed nothing%n", told.what()));
  }

  private boolean printEffect(Told told) {
    String effect = told.effect().get();
    if (effect != null) {
      double seconds = (System.nanoTime() - told.toldAtNanos()) / 1e9;
      out.printf(Locale.ROOT, "  %s, after %.1f s: %s%n", told.what(), seconds, effect);
    }
    return effect != null;
  }
}
