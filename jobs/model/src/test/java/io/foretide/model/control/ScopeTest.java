package io.foretide.model.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foretide.model.series.SeriesKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
  private static final SeriesKey PAY =
      new SeriesKey("shop", "checkout", "POST /pay", "latency.p95");

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "*, anything, true",
    "*, '', true",
    "'', '', true",
    "'', a, false",
    "latency.*, latency.p95, true",
    "latency.*, latency, false",
    "*p95, latency.p95, true",
    "l*y.*5, latency.p95, true",
    "a*b*c, aXbXbc, true",
    "a*b*c, aXcXb, false",
    "**, a, true",
    "a, ab, false",
    "ab, a, false"
  })
  void aStarStandsForAnyCharacters(String pattern, String name, boolean matches) {
    assertThat(NamePattern.matches(pattern, name)).isEqualTo(matches);
  }

  @Test
  void coversASeriesWhenAllFourPartsDo() {
    assertThat(Scope.ALL.covers(PAY)).isTrue();
    assertThat(Scope.of(PAY).covers(PAY)).isTrue();
    assertThat(new Scope("shop", "check*", "*", "latency.*").covers(PAY)).isTrue();
    assertThat(new Scope("shop", "check*", "", "latency.*").covers(PAY)).isFalse();
    assertThat(new Scope("other", "*", "*", "*").covers(PAY)).isFalse();
  }

  @Test
  void thatWhichSpellsMoreOutIsTheNarrower() {
    Scope all = Scope.ALL;
    Scope latencies = new Scope("*", "*", "*", "latency.*");
    Scope shop = new Scope("shop", "*", "*", "*");
    Scope shopLatencies = new Scope("shop", "*", "*", "latency.*");
    Scope checkout = new Scope("shop", "checkout", "*", "*");

    assertThat(
            Stream.of(checkout, shopLatencies, all, shop, latencies).sorted(Scope.BROADEST_FIRST))
        .isEqualTo(List.of(all, latencies, shop, shopLatencies, checkout));
  }

  @Test
  void refusesWhatNamesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scope("", "*", "*", "*"))
        .withMessage("tenant is empty, allowed: a name, or * for all");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scope("*", "a".repeat(257), "*", "*"))
        .withMessage("service is 257 characters long, allowed: 256 at most");
  }
}
