package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate authority of one test; the JDK's keytool makes its keys. All stores are PKCS #12.
 */
final class TestAuthority {
  /** Of every store. */
  static final String PASSWORD = "password-of-stores-93b7";

  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";

  private final Path keys;

  private TestAuthority(Path keys) {
    this.keys = keys;
  }

  /** Makes an authority, and a store that trusts it. */
  static TestAuthority make(Path trustStore) throws Exception {
    Path keys = trustStore.resolveSibling("authority-of-" + trustStore.getFileName());
    generate(keys, AUTHORITY, "-ext bc:c -dname CN=" + trustStore.getFileName());
    KeyStore trust = empty();
    trust.setCertificateEntry(AUTHORITY, open(keys).getCertificate(AUTHORITY));
    write(trust, trustStore);
    return new TestAuthority(keys);
  }

  /** Makes a key of 127.0.0.1 and a certificate of it, which it signs. */
  void sign(Path keyStore) throws Exception {
    generate(keys, SERVER, "-dname CN=server -ext san=ip:127.0.0.1 -signer " + AUTHORITY);
    KeyStore all = open(keys);
    KeyStore key = empty();
    key.setKeyEntry(
        SERVER,
        all.getKey(SERVER, PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        all.getCertificateChain(SERVER));
    write(key, keyStore);
  }

  private static void generate(Path store, String alias, String options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-keystore", store.toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    command.addAll(List.of(options.split(" ", -1)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static KeyStore open(Path store) throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static void write(KeyStore store, Path file)
      throws GeneralSecurityException, IOException {
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
  }
}
