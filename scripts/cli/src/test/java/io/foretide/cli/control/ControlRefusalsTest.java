package io.foretide.cli.control;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused is named by its key, as it was written, with what is allowed. */
class ControlRefusalsTest {
  private static final String CALENDAR =
      "kind: calendar\nid: c\nzone: Europe/Berlin\nsuppress-alerts: true\n";
  private static final String TIMES = "start: 2026-04-06T00:00\nend: 2026-04-07T00:00\n";
  private static final String TEXT =
      "a text, in quotes where it looks like a number, or like yes or no";
  private static final String DURATION =
      "a number with its unit, such as '15 min', '90 s' or '1 h'";
  private static final String SHIFT =
      "a number with its unit, such as '1 h', or '-1 h' for earlier";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "false-alarms-per-month: 500 | is 500, allowed: 0.001 to 100.0",
        "false-alarms-per-month: '1' | is 1, allowed: a number",
        "direction: up | is up, allowed: above, below, both, none",
        "direction: Above | is Above, allowed: above, below, both, none",
        "smallest-change: 200000% | is 200000%, allowed: 0.0 to 1000.0",
        "smallest-change: much | is much, allowed: a number such as 0.25, or 25%",
        "smallest-amount: -1 | is -1, allowed: a number, at least 0",
        "smallest-amount: [1] | is [1], allowed: a number",
        "pending: 8 d | is 8 d, allowed: 0 ms to 7 d",
        "recovery: 200 h | is 200 h, allowed: 0 ms to 7 d",
        "owner: '' | 's length is 0, allowed: 1 to 256"
      })
  void namesTheKeyOfAPolicy(String line, String refusal) {
    String key = line.substring(0, line.indexOf(':'));
    assertRefused(policy(line), key + (refusal.startsWith("'") ? refusal : " " + refusal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "warning-score: 2 | severity.warning-score is 2, allowed: 0.0 to 1.0",
        "warning-score: 0.9, critical-score: 0.5 | severity.critical-score is 0.5, allowed: 0.9 to 1.0",
        "long-after: 9 d | severity.long-after is 9 d, allowed: 0 ms to 7 d",
        "critical-error-share: 101% | severity.critical-error-share is 101%, allowed: 0.0 to 1.0",
        "critical-failed-requests: -5 | severity.critical-failed-requests is -5, allowed: a number, at least 0",
        "critical-remaining-share: 1.5 | severity.critical-remaining-share is 1.5, allowed: 0.0 to 1.0",
        "at-most: fatal | severity.at-most is fatal, allowed: info, warning, critical"
      })
  void namesTheKeyOfASeverity(String keys, String refusal) {
    assertRefused(policy("severity: {" + keys + "}"), refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pending: 3",
        "pending: 180000",
        "pending: long",
        "pending: true",
        "pending: [3 min]"
      })
  void refusesWhatIsNoDuration(String line) {
    assertRefused(
        policy(line),
        line.replace(":", " is").replace("[", "[\"").replace("]", "\"]")
            + ", allowed: "
            + DURATION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"404 | 404", "no | false", "~ | empty", "{a: b} | {\"a\":\"b\"}"})
  void refusesWhatIsNoText(String value, String shown) {
    assertRefused(policy("owner: " + value), "owner is " + shown + ", allowed: " + TEXT);
    assertRefused(
        policy("scope: {service: " + value + "}"),
        "scope.service is " + shown + ", allowed: " + TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "scope: {tenant: ''} | scope.tenant is empty, allowed: a name, or * for all",
        "scope: shop | scope is shop, allowed: keys and values",
        "scope: {tenat: shop} | scope.tenat is no key, allowed: tenant, service, operation, signal",
        "severity: high | severity is high, allowed: keys and values",
        "severity: {at-least: info} | severity.at-least is no key, allowed: warning-score, critical-score,",
        "version: 3 | version is no key, allowed: kind, id, scope, severity, false-alarms-per-month,",
        "suppress-alerts: true | suppress-alerts is no key"
      })
  void refusesOtherKeys(String line, String refusal) {
    assertRefused(policy(line), refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id: p | kind is missing, allowed: policy, calendar, feedback",
        "kind: alert | kind is alert, allowed: policy, calendar, feedback",
        "kind: policy | id is missing, allowed: " + TEXT,
        "{kind: policy, id: 7} | id is 7, allowed: " + TEXT,
        "{kind: policy, id: ''} | id's length is 0, allowed: 1 to 256"
      })
  void refusesADocumentWithoutKindOrId(String document, String refusal) {
    assertRefused(document, refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "multiply-demand: 0 | multiply-demand is 0, allowed: above 0, to 1000.0",
        "treat-as: 7 | treat-as is 7, allowed: monday, tuesday, wednesday, thursday, friday, saturday, sunday",
        "shift-season: 13 h | shift-season is 13 h, allowed: -12 h to 12 h",
        "shift-season: -13 h | shift-season is -13 h, allowed: -12 h to 12 h",
        "shift-season: 1 | shift-season is 1, allowed: " + SHIFT,
        "do-not-learn: 1 | do-not-learn is 1, allowed: true or false",
        "repeat: FREQ=OFTEN | repeat is FREQ=OFTEN, allowed: a rule of RFC 5545",
        "repeat: FREQ=MINUTELY | repeat is FREQ=MINUTELY, allowed: hourly or rarer",
        "repeat: FREQ=WEEKLY;BYDAY=SU | repeat is FREQ=WEEKLY;BYDAY=SU, allowed: a rule that names the start, 2026-04-06T00:00"
      })
  void namesTheKeyOfACalendar(String line, String refusal) {
    assertRefused(CALENDAR + TIMES + line, refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "end: 2026-04-06 | start is missing, allowed: a time on the clock of Europe/Berlin, such as 2026-04-06T00:00",
        "{start: 2026-04-06, end: 2026-04-05} | end is 2026-04-05, allowed: after the start, 2026-04-06T00:00",
        "{start: Monday, end: 2026-04-05} | start is Monday, allowed: a time on the clock of Europe/Berlin, such as 2026-04-06T00:00",
        "{start: 2026-02-30, end: 2026-04-05} | start is 2026-02-30, allowed: a time on the clock of Europe/Berlin, such as 2026-04-06T00:00",
        "{start: 20260406, end: 2026-04-05} | start is 20260406, allowed: a time on the clock of Europe/Berlin, such as 2026-04-06T00:00"
      })
  void refusesTimesThatAreNone(String times, String refusal) {
    assertRefused(CALENDAR + times.replaceAll("[{}]", "").replace(", ", "\n"), refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "zone: Mars/Olympus | zone is Mars/Olympus, allowed: a zone of IANA, such as Europe/Berlin",
        "zone: UTC | calendar is without any action, allowed: one action at least"
      })
  void refusesACalendarWithoutZoneOrAction(String line, String refusal) {
    assertRefused("kind: calendar\nid: c\n" + TIMES + line, refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "alert: '' | alert is empty, allowed: the id of an alert",
        "verdict: wrong | verdict is wrong, allowed: true-positive, false-positive, expected, wrong-owner",
        "started: 2026-03-02T14:03 | started is 2026-03-02T14:03, allowed: a time with its offset, such as 2026-04-06T00:00:00Z",
        "ended: 2026-03-02T14:00:00Z | ended is 2026-03-02T14:00:00Z, allowed: not before it started, 2026-03-02T14:03:00Z",
        "owner: x | owner is x, allowed: a name where the owner was wrong, else nothing",
        "scope: {tenant: shop} | scope is shop/*/*/*, allowed: the series of the alert, without wildcards"
      })
  void namesTheKeyOfFeedback(String line, String refusal) {
    String key = line.substring(0, line.indexOf(':'));
    String valid =
        """
        kind: feedback
        id: f
        scope: {tenant: shop, service: cart, operation: "", signal: errors}
        alert: a1
        verdict: expected
        started: 2026-03-02T14:03:00Z
        """;
    assertRefused(valid.replaceAll("(?m)^" + key + ":.*\\n", "") + line, refusal);
  }

  private static String policy(String line) {
    return "kind: policy\nid: p\n" + line;
  }

  private static void assertRefused(String document, String refusal) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Documents.read(document))
        .withMessageStartingWith(refusal);
  }
}
