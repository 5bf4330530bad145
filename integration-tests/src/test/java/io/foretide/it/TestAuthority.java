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
 * A certificate authority of one test, made by the JDK's keytool.
 *
 * @param keyStore PKCS #12: a certificate of 127.0.0.1 that it signed, and its key
 * @param trustStore PKCS #12: its own certificate
 */
record TestAuthority(Path keyStore, Path trustStore) {
  /** Of both stores. */
  static final String PASSWORD = "password-of-stores-93b7";

  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";

  /** Makes one whose files begin with a name. */
  static TestAuthority in(Path folder, String name) throws Exception {
    Path made = folder.resolve(name + ".p12");
    generate(made, AUTHORITY, "-dname CN=" + name + " -ext bc:c");
    generate(made, SERVER, "-dname CN=127.0.0.1 -ext san=ip:127.0.0.1 -signer " + AUTHORITY);
    KeyStore all = KeyStore.getInstance(made.toFile(), PASSWORD.toCharArray());
    KeyStore key = empty();
    key.setKeyEntry(
        SERVER,
        all.getKey(SERVER, PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        all.getCertificateChain(SERVER));
    KeyStore trust = empty();
    trust.setCertificateEntry(AUTHORITY, all.getCertificate(AUTHORITY));
    return new TestAuthority(
        write(key, folder.resolve(name + "-key.p12")),
        write(trust, folder.resolve(name + "-trust.p12")));
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

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Path write(KeyStore store, Path file)
      throws GeneralSecurityException, IOException {
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }
}
