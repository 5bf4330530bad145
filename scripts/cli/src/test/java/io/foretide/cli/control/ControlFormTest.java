package io.foretide.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.control.AlertPolicy;
import io.foretide.model.control.Calendar;
import io.foretide.model.control.Control;
import io.foretide.model.control.Feedback;
import io.foretide.model.control.Occurrences;
import io.foretide.model.control.Scope;
import io.foretide.model.control.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents say what the model holds, both ways. */
class ControlFormTest {
  private static final String POLICY = "kind: policy\nid: p\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        Documents.EVERY_KEY_OF_A_POLICY,
        Documents.EVERY_KEY_OF_A_CALENDAR,
        Documents.EVERY_KEY_OF_FEEDBACK
      })
  void writesEveryKeyAsItWasRead(String document) {
    assertThat(Documents.write(Documents.read(document))).isEqualTo(document);
  }

  @Test
  void takesEveryKeyOfAPolicyForWhatItMeans() {
    Control control = Documents.read(Documents.EVERY_KEY_OF_A_POLICY);
    assertThat(control.id()).isEqualTo("checkout-latency");
    assertThat(control.scope()).isEqualTo(new Scope("shop", "checkout", "", "latency.*"));
    assertThat(control.instruction())
        .isEqualTo(
            new AlertPolicy(
                0.5,
                WatchedDirection.ABOVE,
                0.25,
                50.0,
                180_000L,
                600_000L,
                0.7,
                0.9,
                90_000L,
                0.05,
                20.5,
                0.001,
                Severity.WARNING,
                "payments"));
  }

  @Test
  void takesEveryKeyOfACalendarForWhatItMeans() {
    Calendar calendar = (Calendar) Documents.read(Documents.EVERY_KEY_OF_A_CALENDAR).instruction();
    Occurrences occurrences =
        Occurrences.of(
            millis("2026-04-05T22:00:00Z"),
            millis("2026-04-06T22:00:00Z"),
            "FREQ=YEARLY",
            "Europe/Berlin");
    assertThat(calendar)
        .usingRecursiveComparison()
        .isEqualTo(new Calendar(occurrences, true, true, 2.5, 7, -3_600_000));
  }

  @Test
  void takesEveryKeyOfFeedbackForWhatItMeans() {
    assertThat(Documents.read(Documents.EVERY_KEY_OF_FEEDBACK).instruction())
        .isEqualTo(
            new Feedback(
                "0123456789abcdef",
                Verdict.WRONG_OWNER,
                millis("2026-03-02T14:03:00Z"),
                millis("2026-03-02T14:15:00Z"),
                WatchedDirection.BELOW,
                "payments"));
  }

  @Test
  void leavesOutWhatIsNotSaid() {
    Control control = Documents.read(POLICY);
    assertThat(control.scope()).isEqualTo(Scope.ALL);
    assertThat(control.instruction()).isEqualTo(AlertPolicy.NONE);
    assertThat(Documents.write(control)).isEqualTo(POLICY);
    String once =
        """
        kind: calendar
        id: c
        start: 2026-04-06T00:00
        end: 2026-04-06T01:00
        suppress-alerts: true
        """;
    assertThat(Documents.write(Documents.read(once))).isEqualTo(once);
  }

  @Test
  void readsSharesInEitherFormAndOtherFormsOfTimes() {
    assertThat(Documents.read(POLICY + "smallest-change: 0.07").instruction())
        .isEqualTo(Documents.read(POLICY + "smallest-change: 7 %").instruction());
    String calendar = "kind: calendar\nid: c\nzone: Europe/Berlin\nsuppress-alerts: true\n";
    assertThat(Documents.write(Documents.read(calendar + "start: 2026-04-06\nend: 2026-04-07\n")))
        .isEqualTo(
            Documents.write(
                Documents.read(
                    calendar + "start: 2026-04-05T22:00Z\nend: 2026-04-07T00:00:00+02:00\n")));
  }

  @Test
  void tellsTheHoursApartThatTheClockShowsTwice() {
    Control control =
        Documents.read(
            """
            kind: calendar
            id: c
            zone: Europe/Berlin
            start: 2026-10-25T02:30
            end: 2026-10-25T02:30+01:00
            suppress-alerts: true
            """);
    Occurrences occurrences = ((Calendar) control.instruction()).occurrences();
    assertThat(occurrences.endMillis() - occurrences.startMillis()).isEqualTo(3_600_000);
    assertThat(Documents.write(control))
        .contains("start: 2026-10-25T02:30\n", "end: 2026-10-25T02:30+01:00\n");
    assertThat(Documents.write(Documents.read(Documents.write(control))))
        .isEqualTo(Documents.write(control));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "*-api",
        "yes",
        "no",
        "NO",
        "On",
        "null",
        "~",
        "true",
        "False",
        "12",
        "1e3",
        "0x1F",
        "0o17",
        "1_000",
        ".5",
        ".nan",
        ".inf",
        "- a",
        "a: b",
        "a #b",
        " a",
        "a ",
        "&a",
        "!a",
        "|",
        "'",
        "\"",
        "{a}",
        "[a]",
        "%a",
        "@a",
        "`a`",
        "a\nb",
        "überall",
        "12:30",
        "2026-04-06",
        "3 min",
        "25%",
        "GET /pay?x=1&y=2",
        "=",
        "<<",
        "-",
        "?",
        "\u0000",
        "🌊"
      })
  void keepsAnyName(String owner) {
    Scope scope = new Scope(owner, owner, owner, owner);
    AlertPolicy policy =
        new AlertPolicy(
            null, null, null, null, null, null, null, null, null, null, null, null, null, owner);
    assertThat(Documents.read(Documents.write(new Control(owner, 1, "", scope, policy))))
        .isEqualTo(new Control(owner, 1, "", scope, policy));
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
