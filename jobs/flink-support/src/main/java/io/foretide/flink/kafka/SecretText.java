package io.foretide.flink.kafka;

import io.foretide.flink.options.InvalidOptionException;
import java.io.Serializable;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * A text of a job that may be kept elsewhere, and then is only referred to, as the secrets of
 * Kafka's clients are: {@code ${env:VARIABLE}}, {@code ${file:/path/to.properties:key}} or {@code
 * ${directory:/path:file}}. Each process looks it up whenever it needs it, so that a new one is
 * found without a restart.
 *
 * @param option key of the option that holds it
 * @param text the text, or a reference to it
 */
public record SecretText(String option, String text) implements Serializable {
  /** Whether it is kept elsewhere. */
  public boolean isReference() {
    return KafkaSecrets.isReference(text);
  }

  /**
   * This one, after a look that it is no secret itself.
   *
   * @throws InvalidOptionException when it is no reference, without its value
   */
  public SecretText requireReference() {
    if (!isReference()) {
      throw new InvalidOptionException(
          "option '%s' holds a secret, expected a reference to it such as '${env:NAME}'"
              .formatted(option));
    }
    return this;
  }

  /**
   * The text itself.
   *
   * @throws InvalidOptionException when the reference leads nowhere, or to what is not one line
   */
  public String find() {
    String found = isReference() ? lookUp() : text;
    if (found.isBlank() || KafkaSecrets.isReference(found)) {
      throw new InvalidOptionException(
          "option '%s' refers to %s, but there is nothing".formatted(option, text));
    }
    if (found.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidOptionException(
          "option '%s' refers to %s, which is more than a line".formatted(option, text));
    }
    return found;
  }

  private String lookUp() {
    Map<String, ConfigProvider> providers =
        Map.of(
            "env", new EnvVarConfigProvider(),
            "file", new FileConfigProvider(),
            "directory", new DirectoryConfigProvider());
    providers.values().forEach(provider -> provider.configure(Map.of()));
    try {
      return new ConfigTransformer(providers)
          .transform(Map.of(option, text))
          .data()
          .get(option)
          .strip();
    } catch (ConfigException e) {
      throw new InvalidOptionException(
          "option '%s' refers to %s, which cannot be read".formatted(option, text));
    }
  }
}
