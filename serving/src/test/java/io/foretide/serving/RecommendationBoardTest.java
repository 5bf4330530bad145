package io.foretide.serving;

import static io.foretide.serving.Recommendations.CHECKOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ServiceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    board.offer(Recommendations.of(CART, 4, BOUND.negated().minusMillis(1)));
    assertThat(board.of(CART).freshness()).isEqualTo(Freshness.STALE);
    assertThatThrownBy(board.of(CART)::fresh)
        .hasMessage("the newest recommendation for shop/cart is dated 900 s in the future");
  }

  @Test
  void countsAFutureDateOnlyOnceItsTimeHasCome() {
    Recommendation sound = Recommendations.of(CHECKOUT, 5, Duration.ZERO);
    Recommendation ahead = Recommendations.of(CHECKOUT, 99, Duration.ofMinutes(-10));
    board.offer(sound);
    board.offer(ahead);
    assertThat(board.of(CHECKOUT).newest()).contains(sound);
    clock.pass(Duration.ofMinutes(10).minusMillis(1));
    assertThat(board.of(CHECKOUT).newest()).contains(sound);
    clock.pass(Duration.ofMillis(1));
    assertThat(board.of(CHECKOUT).newest()).contains(ahead);
  }

  /** 5 is decided every 5 minutes; 99 for minute 22 and 95 for minute 100 are written by then. */
  @ParameterizedTest
  @ValueSource(ints = {0, 5, 10, 15, 20, 25})
  void answersTheSameHoweverOftenItIsRestartedAndInWhateverOrderItReads(int wrongAt)
      throws Exception {
    board.markReady();
    List<Recommendation> topic = new ArrayList<>();
    for (int minute = 0; minute <= 25; minute += 5) {
      if (minute == wrongAt) {
        topic.add(write(99, 22));
        topic.add(write(95, 100));
      }
      topic.add(write(5, minute));
      Standing running = board.of(CHECKOUT);
      assertThat(running.fresh().replicas()).isEqualTo(5);
      assertThat(restarted(topic)).isEqualTo(running);
      List<Recommendation> backwards = new ArrayList<>(topic);
      Collections.reverse(backwards);
      assertThat(restarted(backwards)).isEqualTo(running);
      clock.pass(Duration.ofMinutes(5));
    }
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

  /** Offers a decision of so many minutes after the test began. */
  private Recommendation write(int replicas, int minute) {
    Recommendation written = Recommendations.of(CHECKOUT, replicas, Duration.ofMinutes(-minute));
    board.offer(written);
    return written;
  }

  private Standing restarted(List<Recommendation> topic) {
    RecommendationBoard other = new RecommendationBoard(BOUND, clock);
    topic.forEach(other::offer);
    other.markReady();
    return other.of(CHECKOUT);
  }

  private static Standing standing(ServiceKey workload, Freshness freshness) {
    return new Standing(workload, freshness, Optional.empty(), Duration.ZERO);
  }
}
