package io.foretide.delivery;

import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.SecretText;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.OptionReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of the job alert-delivery, checked.
 *
 * @param receivers who is told by HTTP
 * @param cloudEvents where events go, if anywhere
 * @param pacing when receivers are told
 */
record AlertDeliverySettings(
    List<Receiver> receivers, Optional<CloudEvents> cloudEvents, Pacing pacing) {
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{0,249}");
  private static final String SEVERITIES = "info, warning or critical";
  private static final int MOST_ATTEMPTS = 1000;
  private static final int MOST_REQUESTS = 1000;

  /**
   * Reads and checks the options of {@link AlertDeliveryOptions}.
   *
   * @throws InvalidOptionException naming the first option that cannot be used, or that nobody is
   *     told
   */
  static AlertDeliverySettings from(ReadableConfig config) {
    OptionReader options = new OptionReader(config);
    options.get(KafkaOptions.BOUNDED, bounded -> !bounded, "false: deliveries have no end");
    List<Receiver> receivers = new ArrayList<>(alertmanagers(options));
    pagerDuty(options).ifPresent(receivers::add);
    webhook(options).ifPresent(receivers::add);
    Optional<CloudEvents> cloudEvents = cloudEvents(options);
    if (receivers.isEmpty() && cloudEvents.isEmpty()) {
      throw new InvalidOptionException(
          "nobody is told of episodes, expected at least one of: %s, %s, %s, %s"
              .formatted(
                  AlertDeliveryOptions.ALERTMANAGER_URL.key(),
                  AlertDeliveryOptions.PAGERDUTY_ROUTING_KEY.key(),
                  AlertDeliveryOptions.WEBHOOK_URL.key(),
                  AlertDeliveryOptions.CLOUD_EVENTS_TOPIC.key()));
    }
    return new AlertDeliverySettings(receivers, cloudEvents, pacing(options));
  }

  private static List<Receiver> alertmanagers(OptionReader options) {
    String urls = anything(options, AlertDeliveryOptions.ALERTMANAGER_URL);
    SecretText secret = secret(options, AlertDeliveryOptions.ALERTMANAGER_AUTHORIZATION);
    long resend =
        options.millisUpToADay(
            AlertDeliveryOptions.ALERTMANAGER_RESEND_INTERVAL, Duration.ofSeconds(1));
    List<Receiver> members = new ArrayList<>();
    for (String url : urls.isBlank() ? new String[0] : urls.split(",", -1)) {
      String base = url.strip().replaceFirst("/+$", "");
      members.add(
          new Alertmanager(
              members.isEmpty() ? "alertmanager" : "alertmanager-" + (members.size() + 1),
              requireUrl(AlertDeliveryOptions.ALERTMANAGER_URL, base, Alertmanager.PATH),
              secret,
              options.get(
                  AlertDeliveryOptions.ALERTMANAGER_MIN_SEVERITY, least -> true, SEVERITIES),
              resend));
    }
    return members;
  }

  private static Optional<Receiver> pagerDuty(OptionReader options) {
    SecretText key = secret(options, AlertDeliveryOptions.PAGERDUTY_ROUTING_KEY);
    String url = options.text(AlertDeliveryOptions.PAGERDUTY_URL);
    return key == null
        ? Optional.empty()
        : Optional.of(
            new PagerDuty(
                requireUrl(AlertDeliveryOptions.PAGERDUTY_URL, url, ""),
                key,
                options.get(
                    AlertDeliveryOptions.PAGERDUTY_MIN_SEVERITY, least -> true, SEVERITIES)));
  }

  private static Optional<Receiver> webhook(OptionReader options) {
    String url = anything(options, AlertDeliveryOptions.WEBHOOK_URL).strip();
    SecretText secret = secret(options, AlertDeliveryOptions.WEBHOOK_AUTHORIZATION);
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Webhook(
                requireUrl(AlertDeliveryOptions.WEBHOOK_URL, url, ""),
                secret,
                options.get(AlertDeliveryOptions.WEBHOOK_MIN_SEVERITY, least -> true, SEVERITIES)));
  }

  private static Optional<CloudEvents> cloudEvents(OptionReader options) {
    String topic =
        options.get(
            AlertDeliveryOptions.CLOUD_EVENTS_TOPIC,
            name -> TOPIC.matcher(name).matches(),
            "the name of a topic: at most 249 letters, digits, dots, dashes and underscores");
    return topic.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CloudEvents(
                topic,
                options.get(
                    AlertDeliveryOptions.CLOUD_EVENTS_SOURCE,
                    AlertDeliverySettings::isUriReference,
                    "an URI reference that is not empty"),
                options.get(
                    AlertDeliveryOptions.CLOUD_EVENTS_MIN_SEVERITY, least -> true, SEVERITIES)));
  }

  private static Pacing pacing(OptionReader options) {
    return new Pacing(
        options.millisUpToADay(AlertDeliveryOptions.REQUEST_TIMEOUT, Duration.ofMillis(100)),
        options.integer(AlertDeliveryOptions.MAX_ATTEMPTS, 1, MOST_ATTEMPTS),
        options.millisUpToADay(AlertDeliveryOptions.MAX_BACKOFF, Duration.ofSeconds(1)),
        options.integer(AlertDeliveryOptions.RATE_LIMIT, 1, MOST_REQUESTS),
        options.millis(AlertDeliveryOptions.MAX_AGE, Duration.ofMinutes(1)),
        options.millis(AlertDeliveryOptions.EXPIRE_AFTER, Duration.ofMinutes(1)),
        options.millis(AlertDeliveryOptions.PROVISIONAL_FOR, Duration.ofMinutes(1)));
  }

  private static String anything(OptionReader options, ConfigOption<String> option) {
    return options.get(option, value -> true, "a text");
  }

  private static SecretText secret(OptionReader options, ConfigOption<String> option) {
    String text = anything(options, option).strip();
    return text.isEmpty() ? null : new SecretText(option.key(), text).requireReference();
  }

  /** Checks an URL that is not only referred to; what is wrong may hold a secret. */
  private static SecretText requireUrl(ConfigOption<String> option, String url, String path) {
    SecretText text = new SecretText(option.key(), url);
    if (text.isReference() && path.isEmpty()) {
      return text;
    }
    if (!isUrl(url)) {
      throw new InvalidOptionException(
          "option '%s' cannot be used, expected an URL such as 'https://host:port/path', without user and"
                  .formatted(option.key())
              + " password");
    }
    return new SecretText(option.key(), url + path);
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isUriReference(String text) {
    try {
      new URI(text);
      return !text.isBlank();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
