package io.foretide.delivery;

import io.foretide.model.anomaly.Severity;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of the job alert-delivery. */
public final class AlertDeliveryOptions {
  /** Where Alertmanager is. */
  public static final ConfigOption<String> ALERTMANAGER_URL =
      ConfigOptions.key("delivery.alertmanager.url")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Where Alertmanager is, such as `http://alertmanager:9093`; all members of a cluster,"
                  + " comma-separated: each is told by itself. Empty: none is.");

  /** What lets us in there. */
  public static final ConfigOption<String> ALERTMANAGER_AUTHORIZATION =
      ConfigOptions.key("delivery.alertmanager.authorization")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Its header Authorization, by reference only, as in `kafka.properties`.");

  /** From when on it is told. */
  public static final ConfigOption<Severity> ALERTMANAGER_MIN_SEVERITY =
      minSeverity("alertmanager", Severity.INFO, "Alertmanager routes by severity itself.");

  /** How often. */
  public static final ConfigOption<Duration> ALERTMANAGER_RESEND_INTERVAL =
      ConfigOptions.key("delivery.alertmanager.resend-interval")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "How often an open episode is sent again. Alertmanager takes it for over when it has not"
                  + " heard of it for five times as long.");

  /** Which service of PagerDuty. */
  public static final ConfigOption<String> PAGERDUTY_ROUTING_KEY =
      ConfigOptions.key("delivery.pagerduty.routing-key")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Integration key of a service of PagerDuty (Events API v2), by reference only, such as"
                  + " `${env:PAGERDUTY_ROUTING_KEY}`. Empty: PagerDuty is not told.");

  /** Where PagerDuty is. */
  public static final ConfigOption<String> PAGERDUTY_URL =
      ConfigOptions.key("delivery.pagerduty.url")
          .stringType()
          .defaultValue("https://events.pagerduty.com/v2/enqueue")
          .withDescription(
              "Where PagerDuty takes events; of a service in Europe"
                  + " `https://events.eu.pagerduty.com/v2/enqueue`.");

  /** From when on PagerDuty is told. */
  public static final ConfigOption<Severity> PAGERDUTY_MIN_SEVERITY =
      minSeverity("pagerduty", Severity.WARNING, "Nobody is woken for less.");

  /** Where the webhook is. */
  public static final ConfigOption<String> WEBHOOK_URL =
      ConfigOptions.key("delivery.webhook.url")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Where each revision of an episode is posted as JSON; a reference where the URL itself is"
                  + " a secret. Empty: nowhere.");

  /** What lets us in there. */
  public static final ConfigOption<String> WEBHOOK_AUTHORIZATION =
      ConfigOptions.key("delivery.webhook.authorization")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Its header Authorization, by reference only, as in `kafka.properties`.");

  /** From when on it is told. */
  public static final ConfigOption<Severity> WEBHOOK_MIN_SEVERITY =
      minSeverity("webhook", Severity.INFO, "");

  /** Where events go. */
  public static final ConfigOption<String> CLOUD_EVENTS_TOPIC =
      ConfigOptions.key("delivery.cloud-events.topic")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Topic for each revision of an episode as a CloudEvent, in binary mode; it must exist, and"
                  + " `kafka.topic-prefix` is not put before it. Empty: none.");

  /** Who says so. */
  public static final ConfigOption<String> CLOUD_EVENTS_SOURCE =
      ConfigOptions.key("delivery.cloud-events.source")
          .stringType()
          .defaultValue("foretide")
          .withDescription("Attribute `source` of the events: an URI reference.");

  /** From when on there are events. */
  public static final ConfigOption<Severity> CLOUD_EVENTS_MIN_SEVERITY =
      minSeverity("cloud-events", Severity.INFO, "");

  /** How long an answer may take. */
  public static final ConfigOption<Duration> REQUEST_TIMEOUT =
      ConfigOptions.key("delivery.request-timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(10))
          .withDescription("How long a receiver may take to answer; then it is tried again.");

  /** How often. */
  public static final ConfigOption<Integer> MAX_ATTEMPTS =
      ConfigOptions.key("delivery.max-attempts")
          .intType()
          .defaultValue(30)
          .withDescription(
              "How often a revision is tried before it is a dead letter: 30 times are two hours. Tries"
                  + " that the circuit breaker holds back do not count.");

  /** How long between tries. */
  public static final ConfigOption<Duration> MAX_BACKOFF =
      ConfigOptions.key("delivery.max-backoff")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription(
              "Longest wait between two tries; the first is 1 s, and each is twice the one before.");

  /** How many at most. */
  public static final ConfigOption<Integer> RATE_LIMIT =
      ConfigOptions.key("delivery.rate-limit")
          .intType()
          .defaultValue(10)
          .withDescription("How many requests a second each receiver gets at most.");

  /** How old at most. */
  public static final ConfigOption<Duration> MAX_AGE =
      ConfigOptions.key("delivery.max-age")
          .durationType()
          .defaultValue(Duration.ofDays(1))
          .withDescription(
              "A revision older than this when it is read, by its event time, is not told of an episode"
                  + " that the receiver does not know: history that is replayed pages nobody. For as"
                  + " long a closed episode is remembered.");

  /** When it is enough. */
  public static final ConfigOption<Duration> EXPIRE_AFTER =
      ConfigOptions.key("delivery.expire-after")
          .durationType()
          .defaultValue(Duration.ofDays(7))
          .withDescription(
              "How long an open episode may be without a revision before it is forgotten, and no longer"
                  + " sent again.");

  /** When what is provisional is over. */
  public static final ConfigOption<Duration> PROVISIONAL_FOR =
      ConfigOptions.key("delivery.provisional-for")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "How long a provisional episode may be without another revision before its receivers are"
                  + " told that it is over: the job that would have confirmed or withdrawn it has"
                  + " failed in between. Longer than two windows take to close.");

  private AlertDeliveryOptions() {}

  private static ConfigOption<Severity> minSeverity(
      String receiver, Severity least, String because) {
    return ConfigOptions.key("delivery." + receiver + ".min-severity")
        .enumType(Severity.class)
        .defaultValue(least)
        .withDescription(
            ("Least severity of an episode that is told: `info`, `warning` or `critical`; one that"
                    + " reaches it later is told then. "
                    + because)
                .strip());
  }
}
