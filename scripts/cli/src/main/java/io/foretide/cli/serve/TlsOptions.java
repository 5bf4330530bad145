package io.foretide.cli.serve;

import io.foretide.cli.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The files of TLS, both or neither. */
final class TlsOptions {
  @Option(
      names = "--tls-certificate",
      required = true,
      paramLabel = "FILE",
      description = "Chain of certificates of the gRPC server, PEM.")
  private Path certificate;

  @Option(
      names = "--tls-key",
      required = true,
      paramLabel = "FILE",
      description = "Its private key, PKCS #8 in PEM.")
  private Path key;

  /**
   * Refuses files that are none.
   *
   * @throws UsageException when one cannot be read
   */
  void requireReadable() {
    requireReadable("--tls-certificate", certificate);
    requireReadable("--tls-key", key);
  }

  private static void requireReadable(String option, Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UsageException(
          "option '" + option + "' is '" + file + "', expected a file to read");
    }
  }

  Path certificate() {
    return certificate;
  }

  Path key() {
    return key;
  }
}
