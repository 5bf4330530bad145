package io.foretide.flink.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.flink.kafka.KafkaOptions;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobConfigurationTest {
  @Test
  void laysArgumentsOverTheEnvironment() {
    ReadableConfig config =
        of(
            Map.of("windows.width", "5 min", "kafka.group-id", "blue"),
            "--windows.width",
            "1 h",
            "--kafka.bounded",
            "true");

    assertThat(config.get(WindowOptions.WIDTH)).isEqualTo(Duration.ofHours(1));
    assertThat(config.get(KafkaOptions.GROUP_ID)).isEqualTo("blue");
    assertThat(config.get(KafkaOptions.BOUNDED)).isTrue();
  }

  @Test
  void refusesAnUnknownOptionAndNamesTheNearest() {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(
            () ->
                JobConfiguration.of(
                    new Configuration(),
                    new String[] {"--windows.widht", "1 min"},
                    WindowOptions.class))
        .withMessage(
            "unknown option '--windows.widht' (did you mean --windows.width?); 'foretide options'"
                + " lists all of them");
  }

  @Test
  void refusesArgumentsThatAreNoPairsWithoutRepeatingTheirValues() {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> of(Map.of(), "--kafka.properties.ssl.key.password", "hunter2", "hunter3"))
        .withMessage(
            "arguments are no '--key value' pairs; the keys are:"
                + " --kafka.properties.ssl.key.password");
  }

  @Test
  void refusesAnOptionWithoutAValue() {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> of(Map.of(), "--kafka.bounded"))
        .withMessage("option '--kafka.bounded' has no value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " hunter3"})
  void refusesAValueBehindAnEqualsSignWithoutRepeatingIt(String further) {
    String arguments = "--kafka.properties.ssl.key.password=hunter2" + further;
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> of(Map.of(), arguments.split(" ", -1)))
        .withMessage(
            "option '--kafka.properties.ssl.key.password=…' is written with '=',"
                + " expected '--key value'");
  }

  @Test
  void handsPropertiesOfKafkasClientsOnAsTheyAre() {
    String login = "org.example.Login required username=\"a:b\" password=\"c, d'e{f}\";";
    ReadableConfig config =
        of(
            Map.of("kafka.properties.sasl.jaas.config", login),
            "--kafka.properties.security.protocol",
            "SASL_SSL");

    assertThat(config.get(KafkaOptions.PROPERTIES))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("sasl.jaas.config", login, "security.protocol", "SASL_SSL"));
  }

  @Test
  void listsTheOptionsOfAClassInTheirOrder() {
    assertThat(JobConfiguration.options(KafkaOptions.class))
        .extracting(ConfigOption::key)
        .containsExactly(
            "kafka.bootstrap-servers",
            "kafka.group-id",
            "kafka.topic-prefix",
            "kafka.start-from",
            "kafka.bounded",
            "kafka.max-out-of-orderness",
            "kafka.delivery-guarantee",
            "kafka.transactional-id-prefix",
            "kafka.transaction-timeout",
            "kafka.tolerate-lost-transactions",
            "kafka.properties");
  }

  private static ReadableConfig of(Map<String, String> environment, String... arguments) {
    return JobConfiguration.of(
        Configuration.fromMap(environment), arguments, KafkaOptions.class, WindowOptions.class);
  }
}
