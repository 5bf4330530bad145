package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.foretide.flink.options.InvalidOptionException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertDeliverySettingsTest {
  static AlertDeliverySettings webhookOnly() {
    return settings(Map.of("delivery.webhook.url", "https://hooks.example.com/x?y=z"));
  }

  @Test
  void tellsEveryMemberOfAClusterByItself() {
    AlertDeliverySettings settings =
        settings(Map.of("delivery.alertmanager.url", "http://a:9093/, https://b/prefix"));

    assertThat(settings.receivers())
        .extracting(Receiver::name, receiver -> receiver.url().text())
        .containsExactly(
            tuple("alertmanager", "http://a:9093/api/v2/alerts"),
            tuple("alertmanager-2", "https://b/prefix/api/v2/alerts"));
  }

  @Test
  void tellsOnlyWhoIsNamed() {
    assertThat(webhookOnly().receivers()).extracting(Receiver::name).containsExactly("webhook");
    assertThat(webhookOnly().cloudEvents()).isEmpty();
    assertThat(settings(Map.of("delivery.cloud-events.topic", "incidents")).receivers()).isEmpty();
  }

  @Test
  void refusesToTellNobody() {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> settings(Map.of()))
        .withMessage(
            "nobody is told of episodes, expected at least one of: delivery.alertmanager.url,"
                + " delivery.pagerduty.routing-key, delivery.webhook.url,"
                + " delivery.cloud-events.topic");
  }

  @ParameterizedTest
  @CsvSource({
    "delivery.pagerduty.routing-key",
    "delivery.alertmanager.authorization",
    "delivery.webhook.authorization",
  })
  void refusesSecretsByValueAndDoesNotRepeatThem(String option) {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(
            () ->
                settings(
                    Map.of(
                        "delivery.webhook.url",
                        "http://host",
                        "delivery.alertmanager.url",
                        "http://host",
                        option,
                        "hunter2")))
        .withMessage(
            "option '%s' holds a secret, expected a reference to it such as '${env:NAME}'", option);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host:9093",
        "ftp://host",
        "http://",
        "http://me:hunter2@host",
        "http://a b",
        "/x"
      })
  void refusesWhatIsNoUrlAndDoesNotRepeatIt(String url) {
    for (String option : new String[] {"delivery.webhook.url", "delivery.alertmanager.url"}) {
      assertThatExceptionOfType(InvalidOptionException.class)
          .isThrownBy(() -> settings(Map.of(option, url)))
          .withMessageContaining("option '" + option + "' cannot be used, expected an URL")
          .withMessageNotContaining("hunter2");
    }
  }

  @Test
  void takesAReferenceForTheUrlOfAWebhook() {
    AlertDeliverySettings settings =
        settings(Map.of("delivery.webhook.url", "${file:/etc/foretide/secrets:hook}"));

    assertThat(settings.receivers().get(0).url().isReference()).isTrue();
  }

  private static AlertDeliverySettings settings(Map<String, String> options) {
    return AlertDeliverySettings.from(Configuration.fromMap(new HashMap<>(options)));
  }
}
