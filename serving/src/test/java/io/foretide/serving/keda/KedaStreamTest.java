package io.foretide.serving.keda;

import static io.foretide.serving.keda.ScaledShop.TRIGGER;
import static io.foretide.serving.keda.ScaledShop.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.serving.Recommendations;
import io.foretide.serving.keda.protocol.GetMetricSpecResponse;
import io.foretide.serving.keda.protocol.IsActiveResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** KEDA lets itself be told, as by a trigger of the type external-push. */
class KedaStreamTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @RegisterExtension private final ScaledShop shop = new ScaledShop();

  @Test
  void pushesTheActivityAtOnceAndWheneverItChanges() {
    shop.recommend(0, Duration.ofMinutes(4));
    Iterator<IsActiveResponse> activities = shop.keda.activities(TRIGGER);
    assertThat(activities.next().getResult()).isFalse();
    shop.recommend(3, Duration.ofMinutes(3));
    assertThat(activities.next().getResult()).isTrue();
    shop.recommend(4, Duration.ofMinutes(2));
    shop.recommend(0, Duration.ofMinutes(1));
    assertThat(activities.next().getResult()).isFalse();
  }

  @Test
  void pushesThatNothingIsActiveByAForecastThatIsNotToBeActedOn() {
    shop.board.offer(Recommendations.forecastOnly(7, 3));
    shop.board.markReady();
    assertThat(shop.keda.activities(TRIGGER).next().getResult()).isFalse();
  }

  @Test
  void endsAStreamThatGrowsStaleThoughNothingIsRecommended() {
    shop.recommend(7, Duration.ZERO);
    Iterator<IsActiveResponse> activities = shop.keda.activities(TRIGGER);
    assertThat(activities.next().getResult()).isTrue();
    shop.clock.pass(Duration.ofMinutes(16));
    assertFails(activities::hasNext, Status.Code.UNAVAILABLE, "shop/checkout is 960 s old");
    shop.recommend(8, Duration.ofMinutes(-16));
    assertThat(shop.keda.activities(TRIGGER).next().getResult()).isTrue();
  }

  @Test
  void endsAStreamOfWhatIsUnknownWithTheReason() {
    shop.board.markReady();
    assertFails(() -> shop.keda.activities(TRIGGER).next(), Status.Code.NOT_FOUND, "shop/checkout");
  }

  @Test
  void endsAStreamWhateverFails() {
    shop.recommend(7, Duration.ZERO);
    Iterator<IsActiveResponse> activities = shop.keda.activities(TRIGGER);
    assertThat(activities.next().getResult()).isTrue();
    shop.clock.breakWith(new NoClassDefFoundError("Pendulum"));
    assertFails(activities::hasNext, Status.Code.INTERNAL, "Pendulum");
  }

  @Test
  void looksAtTheBoardOnAThreadThatEndsWithTheServer() throws InterruptedException {
    shop.recommend(7, Duration.ofMinutes(1));
    Iterator<IsActiveResponse> activities = shop.keda.activities(TRIGGER);
    assertThat(activities.next().getResult()).isTrue();
    shop.recommend(0, Duration.ZERO);
    assertThat(activities.next().getResult()).isFalse();
    List<Thread> looking =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("keda-streams"))
            .toList();
    assertThat(looking).isNotEmpty().allMatch(Thread::isDaemon);
    shop.server.close();
    for (Thread thread : looking) {
      thread.join(DEADLINE.toMillis());
    }
    assertThat(looking).noneMatch(Thread::isAlive);
  }

  @Test
  void pushesTheSpecificationOnceAndKeepsTheStreamOpenUntilTheServerCloses() {
    Iterator<GetMetricSpecResponse> specs = shop.keda.specs(TRIGGER);
    assertThat(specs.next().getMetricSpecsList()).containsExactly(shop.keda.spec(TRIGGER));
    shop.server.close();
    assertFails(specs::hasNext, Status.Code.CANCELLED, "");
  }
}
