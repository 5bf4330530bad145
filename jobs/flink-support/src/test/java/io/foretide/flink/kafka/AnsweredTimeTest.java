package io.foretide.flink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;

class AnsweredTimeTest {
  private final ManualClock clock = new ManualClock();
  private final AtomicLong answers = new AtomicLong();
  private final AnsweredTime time = new AnsweredTime(clock, answers::get, Duration.ofSeconds(15));

  @Test
  void passesWithTheAnswers() {
    for (int second = 1; second <= 100; second++) {
      clock.advanceTime(Duration.ofSeconds(1));
      answers.incrementAndGet();
      assertThat(time.relativeTimeMillis()).isEqualTo(second * 1000L);
    }
  }

  @Test
  void standsStillWhileNobodyAnswersAndDoesNotCatchUp() {
    clock.advanceTime(Duration.ofHours(1));
    assertThat(time.relativeTimeMillis()).isZero();

    answers.incrementAndGet();
    assertThat(time.relativeTimeMillis()).isEqualTo(15_000);
    assertThat(time.relativeTimeMillis()).isEqualTo(15_000);
  }

  @Test
  void passesWhenAConsumerIsGoneAndItsAnswersWithIt() {
    answers.set(100);
    assertThat(time.relativeTimeMillis()).isZero();

    clock.advanceTime(Duration.ofSeconds(1));
    answers.set(40);
    assertThat(time.relativeTimeMillis()).isEqualTo(1000);
  }
}
