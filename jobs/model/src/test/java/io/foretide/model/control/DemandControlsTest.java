package io.foretide.model.control;

import static io.foretide.model.control.Told.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.forecast.DemandGuidance;
import io.foretide.model.forecast.DemandGuide;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.SignalKind;
import org.junit.jupiter.api.Test;

/** Windows of ten; calendars from 100 to 200. */
class DemandControlsTest {
  private static final Scope SHOP = new Scope("shop", "*", "*", "*");

  private final ControlBook book = new ControlBook();
  private final DemandControls controls = new DemandControls(book);

  @Test
  void saysNothingWhenNothingWasTold() {
    assertThat(controls.of(CHECKOUT, SignalKind.COUNT)).isSameAs(DemandGuide.NONE);
    tell("quiet", SHOP, new Calendar(from100To200(), true, false, 1, 0, 0));
    assertThat(controls.of(CHECKOUT, SignalKind.COUNT)).isSameAs(DemandGuide.NONE);
  }

  @Test
  void factorsMultiplyEachOther() {
    tell("sale", SHOP, multiplied(3));
    tell("outage", Scope.of(CHECKOUT), multiplied(0.5));

    DemandGuidance told = controls.of(CHECKOUT, SignalKind.COUNT).ahead(190, 200);
    assertThat(told.factor()).isEqualTo(1.5);
    assertThat(told.controls()).containsExactly("sale@1", "outage@1");
    assertThat(controls.of(CHECKOUT, SignalKind.COUNT).ahead(200, 210))
        .isSameAs(DemandGuidance.NONE);
    assertThat(controls.of(CHECKOUT, SignalKind.COUNT).learnt(100, 110)).isEqualTo(told);
  }

  @Test
  void multipliesNothingButCounts() {
    tell("sale", SHOP, multiplied(3));
    SeriesKey latency = new SeriesKey("shop", "checkout", "", "latency.p95");

    assertThat(controls.of(latency, SignalKind.LATENCY)).isSameAs(DemandGuide.NONE);
  }

  @Test
  void aWorkloadIsTheRequestsOfItsService() {
    tell("sale", Scope.of(CHECKOUT), multiplied(3));

    ServiceKey checkout = new ServiceKey("shop", "checkout");
    assertThat(controls.of(checkout).ahead(100, 110).factor()).isEqualTo(3);
    assertThat(controls.of(new ServiceKey("shop", "search"))).isSameAs(DemandGuide.NONE);
  }

  @Test
  void whatOnlySuspendsLearningShapesNoForecast() {
    tell("test", SHOP, new Calendar(from100To200(), false, true, 1, 0, 0));

    DemandGuide guide = controls.of(CHECKOUT, SignalKind.COUNT);
    assertThat(guide.learnt(100, 110).suspended()).isTrue();
    assertThat(guide.learnt(100, 110).controls()).containsExactly("test@1");
    assertThat(guide.ahead(100, 110)).isSameAs(DemandGuidance.NONE);
  }

  @Test
  void theNarrowerNamesTheDayAndTheShift() {
    tell("holiday", SHOP, new Calendar(from100To200(), false, false, 1, 7, 1_000));
    tell("own", Scope.of(CHECKOUT), new Calendar(from100To200(), false, false, 1, 6, 0));

    DemandGuidance told = controls.of(CHECKOUT, SignalKind.COUNT).ahead(100, 110);
    assertThat(told.weekday()).isEqualTo(6);
    assertThat(told.seasonShiftMillis()).isEqualTo(1_000);
    assertThat(told.isOfItsSeason()).isFalse();
  }

  @Test
  void heedsWhatIsToldWithdrawnAndToldAnew() {
    tell("sale", SHOP, multiplied(3));
    assertThat(controls.of(CHECKOUT, SignalKind.COUNT).ahead(100, 110).factor()).isEqualTo(3);
    book.put(new Control("sale", 2, "", SHOP, multiplied(4)));
    assertThat(controls.of(CHECKOUT, SignalKind.COUNT).ahead(100, 110).factor()).isEqualTo(4);
    book.withdraw("sale");
    assertThat(controls.of(CHECKOUT, SignalKind.COUNT)).isSameAs(DemandGuide.NONE);
  }

  private static Occurrences from100To200() {
    return Occurrences.of(100, 200, "", "UTC");
  }

  private static Calendar multiplied(double factor) {
    return new Calendar(from100To200(), false, false, factor, Calendar.ANY_WEEKDAY, 0);
  }

  private void tell(String id, Scope scope, Calendar calendar) {
    book.put(new Control(id, 1, "", scope, calendar));
  }
}
