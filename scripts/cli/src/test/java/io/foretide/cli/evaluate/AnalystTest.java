package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.report.TrueIncident;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.control.Control;
import io.foretide.model.control.ControlBook;
import io.foretide.model.control.Feedback;
import io.foretide.model.control.Verdict;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An analyst of a shop whose checkout fails from minute 1000 to 1020. */
class AnalystTest {
  private static final long MINUTE = 60_000;
  private static final long LATER = 4 * 60;
  private static final TrueIncident OUTAGE =
      new TrueIncident(
          "outage", "outage", "checkout", 1000 * MINUTE, 1020 * MINUTE, 0, Set.of(), "");

  private final ControlBook book = new ControlBook();
  private final Analyst analyst = new Analyst(book, List.of(OUTAGE));

  @Test
  void speaksFourHoursAfterAnAlertHasFired() {
    analyst.see(alert("a", 1001, 0));
    analyst.speak((1004 + LATER) * MINUTE - 1);
    assertThat(book.inForce()).isEmpty();

    analyst.speak((1004 + LATER) * MINUTE);
    assertThat(book.inForce())
        .extracting(AnalystTest::verdict)
        .containsExactly(Verdict.TRUE_POSITIVE);
  }

  @Test
  void callsNothingWhatNoIncidentThatHadBegunExplains() {
    analyst.see(alert("before", 990, 0));
    analyst.see(alert("after", 1021, 0));
    analyst.speak(2000 * MINUTE);
    assertThat(book.inForce())
        .extracting(AnalystTest::verdict)
        .containsOnly(Verdict.FALSE_POSITIVE);
    assertThat(book.inForce())
        .extracting(Control::id)
        .containsExactly("feedback/after", "feedback/before");
  }

  @Test
  void saysOnceWhatAnAlertWasWorthAndWhetherItWasInForce() {
    analyst.see(alert("a", 1001, 0));
    analyst.see(alert("a", 1001, 1));
    analyst.speak(2000 * MINUTE);
    analyst.see(alert("a", 1001, 2));
    analyst.speak(9000 * MINUTE);

    assertThat(book.inForce()).hasSize(1).extracting(Control::version).containsExactly(1L);
    assertThat(((Feedback) book.inForce().iterator().next().instruction()).endedAtMillis())
        .isEqualTo(Feedback.WAS_FIRING);
  }

  private static Verdict verdict(Control control) {
    return ((Feedback) control.instruction()).verdict();
  }

  /** In force since three minutes after a minute. */
  private static Alert alert(String id, long minute, int revision) {
    return new Alert(
        id,
        revision,
        new SeriesKey("shop", "checkout", "", "errors"),
        "unusual",
        AlertState.FIRING,
        Severity.WARNING,
        1,
        minute * MINUTE,
        (minute + 3) * MINUTE,
        (minute + 3 + revision) * MINUTE,
        Alert.NOT_ENDED,
        0.4,
        0.01,
        0,
        0.03,
        0.7,
        3,
        "",
        Trust.TRAINED,
        false,
        List.of(),
        "");
  }
}
