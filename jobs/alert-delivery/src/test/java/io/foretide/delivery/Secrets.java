package io.foretide.delivery;

import io.foretide.flink.kafka.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Secrets that are kept in files. */
final class Secrets {
  private Secrets() {}

  /** A reference to a secret. */
  static SecretText kept(String secret) throws IOException {
    Path file = Files.createTempFile("foretide", ".secret");
    file.toFile().deleteOnExit();
    Files.writeString(file, secret + "\n");
    return new SecretText(
        "delivery.secret", "${directory:%s:%s}".formatted(file.getParent(), file.getFileName()));
  }
}
