package io.foretide.model.control;

import static io.foretide.model.control.Told.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertProgress;
import io.foretide.model.anomaly.AlertSettings;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts of a series of which 118 requests a minute are expected, 98 to 140. */
class AlertControlsTest {
  private static final long MINUTE = 60_000;
  private static final double ONSET = 0.6;

  private final ControlBook book = new ControlBook();
  private final AlertControls controls = new AlertControls(book, AlertSettings.defaults(), MINUTE);
  private final AlertProgress progress = new AlertProgress();
  private long clock = 100 * MINUTE;

  @Test
  void alertsByTheOptionsWhenNothingIsTold() {
    assertThat(fires(200, ONSET, 3)).isTrue();
  }

  @Test
  void putsUpWithAsManyFalseAlarmsAsAreTold() {
    book.put(Told.policy("calm", Scope.ALL, Told.alarmsPerMonth(0.01)));
    assertThat(fires(200, 0.52, 9)).isFalse();

    book.put(Told.policy("eager", Scope.of(CHECKOUT), Told.alarmsPerMonth(1)));
    assertThat(fires(200, 0.4, 3)).isTrue();
  }

  @Test
  void fewerAlarmsTakeRarerWindows() {
    double one = Sensitivity.threshold(1, MINUTE, SignalKind.COUNT);
    double fewer = Sensitivity.threshold(0.1, MINUTE, SignalKind.COUNT);

    assertThat(fewer).isGreaterThan(one).isLessThan(Sensitivity.stricter(one, 1));
    assertThat(Sensitivity.threshold(0.1, 60 * MINUTE, SignalKind.COUNT)).isLessThan(fewer);
    assertThat(Sensitivity.stricter(1, 2)).isEqualTo(1);
  }

  @Test
  void aGaugeThatMattersHoweverSmallTakesRarerWindowsThanACount() {
    assertThat(Sensitivity.threshold(1, MINUTE, SignalKind.GAUGE))
        .isGreaterThan(Sensitivity.threshold(1, MINUTE, SignalKind.COUNT));
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "BOTH, 200, true",
    "BOTH, 20, true",
    "ABOVE, 20, false",
    "BELOW, 20, true",
    "BELOW, 200, false",
    "NONE, 200, false"
  })
  void watchesTheSideThatIsTold(WatchedDirection direction, double value, boolean fires) {
    book.put(Told.policy("side", Scope.ALL, Told.watching(direction)));

    assertThat(fires(value, ONSET, 5)).isEqualTo(fires);
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({"0.5, , true", "0.8, , false", ", 80, true", ", 90, false"})
  void doesNotAlertOfWhatIsTooSmallToMatter(Double change, Double amount, boolean fires) {
    book.put(Told.policy("small", Scope.ALL, Told.smallest(change, amount)));

    assertThat(fires(200, ONSET, 5)).isEqualTo(fires);
  }

  @Test
  void firesAfterThePendingTimeAndEndsAfterTheRecoveryTime() {
    book.put(Told.policy("slow", Scope.ALL, Told.lasting(10 * MINUTE, 8 * MINUTE)));

    assertThat(play(200, 0.9, 9)).isEmpty();
    assertThat(play(200, 0.9, 1)).extracting(Alert::state).containsExactly(AlertState.FIRING);
    assertThat(play(118, 0.1, 7)).isEmpty();
    assertThat(play(118, 0.1, 1)).extracting(Alert::state).containsExactly(AlertState.RESOLVED);
  }

  @Test
  void isNoMoreSevereThanIsTold() {
    book.put(Told.policy("asleep", Scope.ALL, Told.atMost(Severity.WARNING)));

    assertThat(play(3, 0.95, 30)).extracting(Alert::severity).containsOnly(Severity.WARNING);
  }

  @Test
  void whatSpellsMoreOutGoesFirstAndLeavesTheRestToTheBroader() {
    book.put(Told.policy("a", Scope.ALL, Told.ownedBy("platform")));
    book.put(Told.policy("b", new Scope("shop", "*", "*", "*"), Told.ownedBy("shop")));
    book.put(Told.policy("c", new Scope("shop", "checkout", "*", "*"), Told.atMost(Severity.INFO)));
    Alert fired = play(3, 0.95, 3).get(0);

    assertThat(fired.owner()).isEqualTo("shop");
    assertThat(fired.severity()).isEqualTo(Severity.INFO);
    assertThat(fired.controls()).containsExactly("a@1", "b@1", "c@1");
  }

  @Test
  void ofTwoThatSpellOutAsMuchTheFirstByNameGoesFirst() {
    book.put(Told.policy("b", Scope.ALL, Told.ownedBy("second")));
    book.put(Told.policy("a", Scope.ALL, Told.ownedBy("first")));

    assertThat(play(200, 0.9, 2).get(0).owner()).isEqualTo("first");
  }

  @Test
  void isQuietDuringACalendarAndNotAfterIt() {
    book.put(Told.quiet("maintenance", Scope.ALL, clock + 2 * MINUTE, clock + 10 * MINUTE));

    assertThat(play(200, ONSET, 10)).isEmpty();
    assertThat(fires(200, ONSET, 3)).isTrue();
  }

  @Test
  void aCalendarOfOthersDoesNotConcernIt() {
    book.put(Told.quiet("theirs", new Scope("shop", "cart", "*", "*"), clock, clock + 10 * MINUTE));

    assertThat(fires(200, ONSET, 3)).isTrue();
  }

  @Test
  void whatWasCalledNothingTakesRarerWindowsFromThenOn() {
    Alert fired = play(200, 0.52, 3).get(0);
    book.put(Told.said(CHECKOUT, fired.alertId(), Verdict.FALSE_POSITIVE));
    play(118, 0.1, 20);
    assertThat(fires(200, 0.52, 5)).isFalse();
    play(118, 0.1, 20);
    assertThat(fires(200, 0.7, 3)).isTrue();
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({"ABOVE, 200, false", "ABOVE, 20, true", "BELOW, 20, false", "BELOW, 200, true"})
  void whatWasNothingOnOneSideIsNoReasonToBeCautiousOnTheOther(
      WatchedDirection side, double value, boolean fires) {
    book.put(Told.said(CHECKOUT, "a", Verdict.FALSE_POSITIVE, side));

    assertThat(fires(value, 0.52, 3)).isEqualTo(fires);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"ABOVE", "BELOW"})
  void whatWasWorthItCountsOnBothSides(WatchedDirection side) {
    book.put(Told.said(CHECKOUT, "a", Verdict.TRUE_POSITIVE, side));

    assertThat(fires(200, 0.49, 3)).isTrue();
    play(118, 0.1, 20);
    assertThat(fires(20, 0.49, 3)).isTrue();
  }

  @Test
  void aWithdrawnVerdictHasNeverBeen() {
    Alert fired = play(200, 0.52, 3).get(0);
    Control verdict = Told.said(CHECKOUT, fired.alertId(), Verdict.FALSE_POSITIVE);
    book.put(verdict);
    play(118, 0.1, 20);
    book.withdraw(verdict.id());

    assertThat(fires(200, 0.52, 3)).isTrue();
  }

  @Test
  void cautionHasABound() {
    for (int i = 0; i < 100; i++) {
      book.put(Told.said(CHECKOUT, "alert" + i, Verdict.FALSE_POSITIVE));
    }

    assertThat(fires(200, Sensitivity.stricter(0.5, 2.1), 3)).isTrue();
  }

  @Test
  void whatWasWorthItMakesUpForWhatWasNothing() {
    book.put(Told.said(CHECKOUT, "a", Verdict.FALSE_POSITIVE));
    book.put(Told.said(CHECKOUT, "b", Verdict.TRUE_POSITIVE));
    book.put(Told.said(CHECKOUT, "c", Verdict.TRUE_POSITIVE));
    book.put(Told.said(CHECKOUT, "d", Verdict.TRUE_POSITIVE));

    assertThat(fires(200, 0.501, 3)).isTrue();
  }

  @Test
  void theLastWrongOwnerOfTheServiceNamesTheRightOne() {
    SeriesKey other = CHECKOUT.ofSignal("errors");
    book.put(Told.policy("all", Scope.ALL, Told.ownedBy("platform")));
    book.put(Told.tell("payments", other, 2_000));
    book.put(Told.tell("billing", CHECKOUT, 1_000));

    assertThat(play(200, 0.9, 2).get(0).owner()).isEqualTo("payments");
  }

  @Test
  void onlyAHigherVersionChangesAnything() {
    assertThat(book.put(new Control("p", 2, "", Scope.ALL, Told.ownedBy("two")))).isTrue();
    assertThat(book.put(new Control("p", 2, "", Scope.ALL, Told.ownedBy("again")))).isFalse();
    assertThat(book.put(new Control("p", 1, "", Scope.ALL, Told.ownedBy("one")))).isFalse();
    assertThat(play(200, 0.9, 2).get(0).owner()).isEqualTo("two");
    assertThat(book.withdraw("p")).isTrue();
    assertThat(book.withdraw("p")).isFalse();
    assertThat(book.inForce()).isEmpty();
  }

  @Test
  void feedbackIsOfOneSeries() {
    Feedback feedback = new Feedback("a", Verdict.TRUE_POSITIVE, 0, 1, WatchedDirection.BOTH, "");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Control("f", 1, "", Scope.ALL, feedback))
        .withMessageContaining("allowed: the series of the alert, without wildcards");
  }

  @Test
  void refusesACalendarThatDoesNothingAndFeedbackThatNamesNobody() {
    Occurrences once = Occurrences.of(0, 1, "", "UTC");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calendar(once, false, false, 1, 0, 0))
        .withMessage("calendar is without any action, allowed: one action at least");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Feedback("a", Verdict.WRONG_OWNER, 0, 1, WatchedDirection.BOTH, ""))
        .withMessage("owner is empty, allowed: a name where the owner was wrong, else nothing");
  }

  private boolean fires(double value, double score, int windows) {
    return play(value, score, windows).stream()
        .anyMatch(alert -> alert.state() == AlertState.FIRING);
  }

  private List<Alert> play(double value, double score, int windows) {
    List<Alert> published = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      SeriesWindow window =
          new SeriesWindow(CHECKOUT, clock, clock + MINUTE, value, 0, SignalKind.COUNT);
      clock += MINUTE;
      int side = (int) Math.signum(value - 118);
      ScoredWindow scored =
          new ScoredWindow(
              window, 118, 98, 140, score, side, 5.0 * side, 0, Trust.TRAINED, Double.NaN);
      Alert alert = controls.at(window).advance(progress, scored);
      if (alert != null) {
        published.add(alert);
      }
    }
    return published;
  }
}
