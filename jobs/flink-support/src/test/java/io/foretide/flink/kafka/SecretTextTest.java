package io.foretide.flink.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.flink.options.InvalidOptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTextTest {
  @TempDir private Path folder;

  @Test
  void findsASecretOfAPropertiesFile() throws Exception {
    Path file = Files.writeString(folder.resolve("s.properties"), "key = Bearer abc\n");

    assertThat(secret("${file:" + file + ":key}").find()).isEqualTo("Bearer abc");
  }

  @Test
  void findsAnotherOneOnceItIsThere() throws Exception {
    SecretText secret = secret("${directory:" + folder + ":key}");
    Files.writeString(folder.resolve("key"), "former\n");
    assertThat(secret.find()).isEqualTo("former");

    Files.writeString(folder.resolve("key"), "newer\n");
    assertThat(secret.find()).isEqualTo("newer");
  }

  @Test
  void findsAVariable() {
    assertThat(secret("${env:PATH}").find()).isEqualTo(System.getenv("PATH").strip());
  }

  @Test
  void isATextByItselfWhereThatIsAllowed() {
    assertThat(secret("https://host").find()).isEqualTo("https://host");
    assertThat(secret("https://host").isReference()).isFalse();
  }

  @Test
  void refusesAReferenceThatLeadsNowhere() {
    requireRefused("${env:FORETIDE_NO_SUCH}", "but there is nothing");
    requireRefused("${directory:" + folder + ":none}", "but there is nothing");
    requireRefused("${file:" + folder + "/none.properties:key}", "which cannot be read");
  }

  @Test
  void refusesWhatIsNotOneLineAndDoesNotRepeatIt() throws Exception {
    Files.writeString(folder.resolve("key"), "hunter2\nhunter3");

    requireRefused("${directory:" + folder + ":key}", "which is more than a line");
  }

  @Test
  void refusesASecretByValueAndDoesNotRepeatIt() {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> secret("hunter2").requireReference())
        .withMessage(
            "option 'delivery.key' holds a secret, expected a reference to it such as '${env:NAME}'");
  }

  private static void requireRefused(String reference, String because) {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> secret(reference).find())
        .withMessage("option 'delivery.key' refers to %s, %s", reference, because);
  }

  private static SecretText secret(String text) {
    return new SecretText("delivery.key", text);
  }
}
