package io.foretide.cli.serve;

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

  Path certificate() {
    return certificate;
  }

  Path key() {
    return key;
  }
}
