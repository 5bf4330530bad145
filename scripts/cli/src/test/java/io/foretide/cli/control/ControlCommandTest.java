package io.foretide.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.CliRun;
import io.foretide.cli.kafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Apply, get and delete at a real broker. */
class ControlCommandTest {
  private static final String POLICY =
      """
      kind: policy
      id: p
      scope: {service: checkout}
      pending: 3 min
      severity: {warning-score: 0.7}
      """;
  private static final String CALENDAR =
      "kind: calendar\nid: c\nstart: 2026-04-06\nend: 2026-04-07\nsuppress-alerts: true\n";

  @TempDir private static Path brokerFolder;
  private static EmbeddedKafka broker;

  @TempDir private Path folder;
  private ControlTopicAccess topic;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = EmbeddedKafka.start(brokerFolder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void createTopics(TestInfo test) {
    topic = new ControlTopicAccess(broker, test.getTestMethod().orElseThrow().getName() + ".");
    topic.create();
  }

  @Test
  void printsWhatIsCreatedChangedAndUnchanged() throws IOException {
    write("p.yaml", POLICY);
    write("c.yaml", CALENDAR);
    assertOut(apply(), "created   calendar c", "created   policy p");
    assertOut(apply(), "unchanged calendar c", "unchanged policy p");
    write("p.yaml", POLICY.replace("3 min", "300 s").replace("0.7", "0.8") + "owner: payments\n");
    assertOut(
        apply(),
        "unchanged calendar c",
        "changed   policy p: pending 3 min → 5 min, severity.warning-score 0.7 → 0.8,"
            + " owner unset → payments");
    write("p.yaml", "kind: policy\nid: p\npending: 5 min\n");
    assertOut(
        apply("--dry-run"),
        "unchanged calendar c",
        "changed   policy p: scope.service checkout → unset, severity.warning-score 0.8 → unset,"
            + " owner payments → unset");
    assertThat(get("p").out()).contains("owner: payments");
  }

  @Test
  void writesNothingOnADryRun() throws IOException {
    write("p.yaml", POLICY);
    assertOut(apply("--dry-run"), "created   policy p");
    assertThat(topic.records()).isEmpty();
  }

  @Test
  void writesNothingUnlessEveryDocumentIsValid() throws IOException {
    write("p.yaml", POLICY);
    Path wrong = write("w.yaml", POLICY.replace("id: p", "id: w") + "owner: 7\n---\nkind: x\n");
    CliRun run = apply();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .containsExactly(
            "foretide: "
                + wrong
                + " document 1 (w): owner is 7, allowed: a text, in quotes where it looks like a"
                + " number, or like yes or no",
            "foretide: " + wrong + " document 2: kind is x, allowed: policy, calendar, feedback");
    assertThat(topic.records()).isEmpty();
  }

  @Test
  void writesOnlyWhatHasChangedWithAVersionThatGrows() throws IOException {
    long before = System.currentTimeMillis();
    write("p.yaml", POLICY);
    write("c.yaml", CALENDAR);
    apply("--author", "alice");
    write("p.yaml", POLICY + "owner: payments\n");
    apply("--author", "bob");
    assertThat(topic.records()).hasSize(3);
    assertThat(topic.newest("p").author()).isEqualTo("bob");
    assertThat(topic.newest("c").author()).isEqualTo("alice");
    assertThat(topic.newest("c").version()).isBetween(before, System.currentTimeMillis());
    assertThat(topic.versions("p")).hasSize(2).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void givesAVersionThatIsHigherThanTheOneOfAnyOtherClock() throws IOException {
    long ahead = System.currentTimeMillis() + 1_000_000;
    topic.write(topic.told(Documents.read(POLICY), ahead));
    write("p.yaml", POLICY + "owner: payments\n");
    apply();
    assertThat(topic.versions("p")).containsExactly(ahead, ahead + 1);
    delete("p");
    apply();
    assertThat(topic.versions("p")).containsExactly(ahead, ahead + 1, ahead + 2);
  }

  @Test
  void printsWhatIsInForceAsWhatApplyTakes() throws IOException {
    List<String> all =
        List.of(
            Documents.EVERY_KEY_OF_A_POLICY,
            Documents.EVERY_KEY_OF_A_CALENDAR,
            Documents.EVERY_KEY_OF_FEEDBACK);
    write("all.yaml", String.join("---\n", all));
    apply("--author", "alice");
    CliRun got = get();
    assertThat(got.err()).isEmpty();
    assertThat(got.out().replaceAll("(?m)^# version \\d+, 2\\S+Z, by alice\n", ""))
        .isEqualTo(String.join("---\n", all));
    write("all.yaml", got.out());
    assertOut(
        apply(),
        "unchanged policy checkout-latency",
        "unchanged calendar easter-monday",
        "unchanged feedback feedback/0123456789abcdef/owner");
    assertThat(get("easter-monday").out()).endsWith(Documents.EVERY_KEY_OF_A_CALENDAR);
  }

  @Test
  void printsAnObjectALineForPrograms() {
    topic.write(topic.told(Documents.read(CALENDAR), 3));
    assertThat(get("--output", "json").out().strip())
        .isEqualTo(
            "{\"kind\":\"calendar\",\"id\":\"c\",\"start\":\"2026-04-06T00:00\","
                + "\"end\":\"2026-04-07T00:00\",\"suppress-alerts\":true,"
                + "\"version\":3,\"author\":\"test\"}");
  }

  @Test
  void deletesAllOrNothing() throws IOException {
    write("p.yaml", POLICY);
    write("c.yaml", CALENDAR);
    apply();
    CliRun unknown = delete("p", "q");
    assertThat(unknown)
        .isEqualTo(new CliRun(1, "", "foretide: 'q' is not in force; see foretide control get\n"));
    assertOut(delete("p"), "deleted   policy p");
    assertThat(get("p"))
        .isEqualTo(new CliRun(1, "", "foretide: 'p' is not in force; see foretide control get\n"));
    assertThat(get().out()).contains("id: c").doesNotContain("id: p");
    assertOut(apply(), "unchanged calendar c", "created   policy p");
  }

  @Test
  void prunesWhatNoFileSaysExceptForFeedback() throws IOException {
    write("all.yaml", POLICY + "---\n" + CALENDAR + "---\n" + Documents.EVERY_KEY_OF_FEEDBACK);
    apply();
    Path only = write("all.yaml", POLICY);
    assertThat(run("apply", only, "--prune").err())
        .startsWith("foretide: option '--prune' needs folders");
    assertOut(apply("--prune", "--dry-run"), "unchanged policy p", "deleted   calendar c");
    assertOut(apply("--prune"), "unchanged policy p", "deleted   calendar c");
    assertOut(apply("--prune"), "unchanged policy p");
    assertThat(get().out()).contains("id: p", "kind: feedback").doesNotContain("id: c\n");
  }

  @Test
  void passesOverRecordsThatNoJobHeeds() {
    topic.write(topic.told(Documents.read(POLICY), 1));
    topic.writeBytes("q", new byte[] {1, 2, 3});
    topic.writeBytes("r", topic.bytes(topic.told(Documents.read(POLICY), 7)));
    CliRun got = get();
    assertThat(got.exitCode()).isZero();
    assertThat(got.out()).startsWith("# version 1, by test\nkind: policy\nid: p\n");
    assertThat(got.err().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("foretide: cannot read " + topic.name()))
        .anyMatch(line -> line.endsWith("the key is 'r', expected 'p'"));
  }

  private CliRun apply(String... options) {
    return run("apply", folder, (Object[]) options);
  }

  private CliRun get(String... ids) {
    return run("get", null, (Object[]) ids);
  }

  private CliRun delete(String... ids) {
    return run("delete", null, (Object[]) ids);
  }

  private CliRun run(String command, Path path, Object... rest) {
    List<Object> arguments = new ArrayList<>(List.of(command));
    if (path != null) {
      arguments.add(path);
    }
    arguments.addAll(List.of(rest));
    return topic.control(arguments.toArray());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void assertOut(CliRun run, String... lines) {
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).containsExactly(lines);
  }
}
