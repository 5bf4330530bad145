package io.foretide.serving;

import static io.foretide.serving.Recommendations.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ServiceKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecommendationBoardTest {
  private static final Duration BOUND = Duration.ofMinutes(15);
  private static final ServiceKey CART = new ServiceKey("shop", "cart");

  private final SettableClock clock = new SettableClock();
  private final RecommendationBoard board = new RecommendationBoard(BOUND, clock);

  @Test
  void answersNothingBeforeEverythingIsRead() {
    board.offer(Recommendations.of(CHECKOUT, 4, Duration.ZERO));
    assertThat(board.isReady()).isFalse();
    assertThat(board.of(CHECKOUT).freshness()).isEqualTo(Freshness.NOT_READY);
    assertThatThrownBy(board.of(CHECKOUT)::fresh)
        .isInstanceOf(NotServableException.class)
        .hasMessage("recommendations are still being read");
  }

  @Test
  void tellsTheUnknownFromTheStaleAndTheFresh() throws NotServableException {
    Recommendation four = Recommendations.of(CHECKOUT, 4, BOUND);
    board.offer(four);
    board.markReady();
    assertThat(board.of(CART)).isEqualTo(standing(CART, Freshness.UNKNOWN));
    assertThat(board.of(CHECKOUT).freshness()).isEqualTo(Freshness.FRESH);
    assertThat(board.of(CHECKOUT).fresh()).isEqualTo(four);

    clock.pass(Duration.ofMillis(1));
    assertThat(board.of(CHECKOUT).freshness()).isEqualTo(Freshness.STALE);
    assertThat(board.of(CHECKOUT).newest()).contains(four);
    assertThatThrownBy(board.of(CHECKOUT)::fresh)
        .hasMessage("the newest recommendation for shop/checkout is 900 s old");
  }

  @Test
  void keepsTheNewestInWhateverOrderTheyCome() {
    Recommendation newer = Recommendations.of(CHECKOUT, 5, Duration.ofMinutes(1));
    board.offer(Recommendations.of(CHECKOUT, 4, Duration.ofMinutes(2)));
    board.offer(newer);
    board.offer(Recommendations.of(CHECKOUT, 3, Duration.ofMinutes(3)));
    assertThat(board.of(CHECKOUT).newest()).contains(newer);
  }

  @Test
  void letsTheLastOfEquallyNewOnesCount() {
    Recommendation last = Recommendations.of(CHECKOUT, 5, Duration.ZERO);
    board.offer(Recommendations.of(CHECKOUT, 4, Duration.ZERO));
    board.offer(last);
    assertThat(board.of(CHECKOUT).newest()).contains(last);
  }

  @Test
  void takesEventTimeAheadOfTheClockAsFreshWithinTheBound() {
    board.offer(Recommendations.of(CHECKOUT, 4, BOUND.negated()));
    board.markReady();
    assertThat(board.of(CHECKOUT).freshness()).isEqualTo(Freshness.FRESH);
    assertThat(board.of(CHECKOUT).age()).isEqualTo(BOUND.negated());

    board.offer(Recommendations.of(CHECKOUT, 4, BOUND.negated().minusMillis(1)));
    assertThat(board.of(CHECKOUT).freshness()).isEqualTo(Freshness.STALE);
    assertThatThrownBy(board.of(CHECKOUT)::fresh)
        .hasMessage("the newest recommendation for shop/checkout is dated 900 s in the future");
  }

  @Test
  void letsAnyOtherCountOnceTheNewestIsDatedTooFarInTheFuture() {
    Recommendation sound = Recommendations.of(CHECKOUT, 5, Duration.ZERO);
    board.offer(Recommendations.of(CHECKOUT, 4, BOUND.multipliedBy(-100)));
    board.offer(sound);
    assertThat(board.of(CHECKOUT).newest()).contains(sound);
  }

  @Test
  void listsAllByTenantAndService() {
    ServiceKey bank = new ServiceKey("bank", "zeta");
    List.of(CHECKOUT, bank, CART)
        .forEach(workload -> board.offer(Recommendations.of(workload, 1, Duration.ZERO)));
    assertThat(board.all()).extracting(Standing::workload).containsExactly(bank, CART, CHECKOUT);
  }

  @Test
  void keepsTheNewestOfManyThreads() {
    IntStream.range(0, 10_000)
        .parallel()
        .mapToObj(i -> Recommendations.of(CHECKOUT, 10_000 - i, Duration.ofMillis(i)))
        .forEach(board::offer);
    assertThat(board.of(CHECKOUT).newest()).map(Recommendation::replicas).contains(10_000);
  }

  @Test
  void refusesABoundThatNothingCanKeep() {
    assertThatThrownBy(() -> new RecommendationBoard(Duration.ZERO, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }

  private static Standing standing(ServiceKey workload, Freshness freshness) {
    return new Standing(workload, freshness, Optional.empty(), Duration.ZERO);
  }
}
