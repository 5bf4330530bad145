package io.foretide.flink.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.flink.options.InvalidOptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSecretsTest {
  private static final String SCRAM =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"foretide\" ";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssl.truststore.password | hunter2",
        "ssl.key.password | ${hunter2}",
        "ssl.keystore.key | -----BEGIN PRIVATE KEY-----",
        "sasl.oauthbearer.client.credentials.client.secret | hunter2",
        "sasl.oauthbearer.assertion.private.key.passphrase | hunter2",
      })
  void refusesASecretAndDoesNotRepeatIt(String property, String value) {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> KafkaSecrets.requireReferences(Map.of(property, value)))
        .withMessage(
            "option 'kafka.properties.%s' holds a secret, expected a reference to it such as"
                + " '${env:KAFKA_PASSWORD}'",
            property);
  }

  @ParameterizedTest
  @CsvSource({
    "password=\"hunter2\";",
    "password=hunter2;",
    "password = \" hunter2\";",
    "awsSecretKey=\"hunter2\";"
  })
  void refusesASecretWithinALogin(String password) {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(
            () -> KafkaSecrets.requireReferences(Map.of("sasl.jaas.config", SCRAM + password)))
        .withMessageNotContaining("hunter2");
  }

  @Test
  void letsReferencesAndWhatIsNoSecretPass() {
    Map<String, String> properties =
        Map.of(
            "security.protocol", "SASL_SSL",
            "ssl.truststore.password", "${env:TRUSTSTORE_PASSWORD}",
            "ssl.keystore.key", "${directory:/secrets:key.pem}",
            "sasl.jaas.config", SCRAM + "password=\"${file:/secrets/kafka.properties:password}\";");
    assertThat(KafkaSecrets.requireReferences(properties)).isEqualTo(properties);
  }

  @Test
  void areLookedUpByKafkasClients() throws Exception {
    Path secrets = folder.resolve("kafka.properties");
    Files.writeString(secrets, "truststore=hunter2\n");
    Map<String, Object> properties = new HashMap<>(KafkaSecrets.providers());
    properties.put("bootstrap.servers", "localhost:9092");
    properties.put("ssl.truststore.password", "${file:" + secrets + ":truststore}");
    Password found = new AdminClientConfig(properties).getPassword("ssl.truststore.password");
    assertThat(found.value()).isEqualTo("hunter2");
    assertThat(found).hasToString(Password.HIDDEN);
  }
}
