package io.foretide.flink.kafka;

import io.foretide.flink.options.InvalidOptionException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Secrets of Kafka's clients: references that Kafka's own configuration providers look up in each
 * process, so that none is in a job's graph, in a log or on a page.
 */
public final class KafkaSecrets {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file|directory):[^}]+}");
  private static final Set<String> SECRETS =
      Set.of("password", "passphrase", "secret", "keystore.key");
  private static final Pattern PASSWORD_IN_JAAS =
      Pattern.compile("(?i)(?:password|passphrase|secret)\\w*\\s*=\\s*\"?([^\";]*)");

  private KafkaSecrets() {}

  /** Whether a text is a reference to a secret, not the secret itself. */
  static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }

  /** Properties that let a client look references up. */
  public static Map<String, String> providers() {
    String providers = AdminClientConfig.CONFIG_PROVIDERS_CONFIG;
    return Map.of(
        providers,
        "env,file,directory",
        providers + ".env.class",
        EnvVarConfigProvider.class.getName(),
        providers + ".file.class",
        FileConfigProvider.class.getName(),
        providers + ".directory.class",
        DirectoryConfigProvider.class.getName());
  }

  /**
   * The properties, after a look that no secret is among them.
   *
   * @throws InvalidOptionException naming the first property that holds one, without its value
   */
  static Map<String, String> requireReferences(Map<String, String> properties) {
    properties.forEach(
        (key, value) -> {
          if (isSecret(key, value)) {
            throw new InvalidOptionException(
                "option '%s.%s' holds a secret, expected a reference to it such as '${env:KAFKA_PASSWORD}'"
                    .formatted(KafkaOptions.PROPERTIES.key(), key));
          }
        });
    return Map.copyOf(properties);
  }

  /**
   * The properties of a client, after a look that this process finds what they refer to: Kafka's
   * clients would take a reference that leads nowhere for the secret itself.
   *
   * @throws InvalidOptionException naming the first property of which it does not
   * @throws org.apache.kafka.common.config.ConfigException when a file cannot be read
   */
  public static Properties requireFound(Properties client) {
    new AdminClientConfig(client)
        .originals()
        .forEach(
            (key, value) -> {
              Matcher left = REFERENCE.matcher(value.toString());
              if (left.find()) {
                throw new InvalidOptionException(
                    "property '%s' of Kafka's clients refers to %s, but there is nothing"
                        .formatted(key, left.group()));
              }
            });
    return client;
  }

  private static boolean isSecret(String key, String value) {
    if (key.endsWith(SaslConfigs.SASL_JAAS_CONFIG)) {
      return PASSWORD_IN_JAAS
          .matcher(value)
          .results()
          .anyMatch(password -> !isReference(password.group(1).strip()));
    }
    String lower = key.toLowerCase(Locale.ROOT);
    boolean named = SECRETS.stream().anyMatch(lower::endsWith);
    return named && !isReference(value);
  }
}
