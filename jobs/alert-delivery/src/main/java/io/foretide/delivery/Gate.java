package io.foretide.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Lets requests to a receiver pass: not more than it can take, none while it asks to be left alone,
 * and hardly any while it fails. Its time is that of its calls.
 */
final class Gate {
  private static final int CALLS_JUDGED = 10;
  private static final int LEAST_CALLS = 5;
  private static final Duration OPEN = Duration.ofSeconds(30);
  private static final long UNTIL_NEXT_LOOK = Duration.ofSeconds(1).toMillis();

  /** Requests that have not been used may be made up for within this time. */
  private static final double BURST_MILLIS = 1000;

  private final double intervalMillis;
  private final CircuitBreaker circuit;
  private long nowMillis;
  private double freeMillis;
  private long pausedUntilMillis;

  /** A gate that lets so many requests a second pass. */
  Gate(String receiver, int requestsPerSecond) {
    this.intervalMillis = 1000.0 / requestsPerSecond;
    this.circuit =
        CircuitBreaker.of(
            receiver,
            CircuitBreakerConfig.custom()
                .slidingWindow(CALLS_JUDGED, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(new TimeOfCalls())
                .build());
  }

  /**
   * Asks for a request to pass; whether it did must be told by {@link #record}.
   *
   * @return 0 when it may, else how many milliseconds later to ask again
   */
  long waitMillis(long now) {
    nowMillis = now;
    if (now < pausedUntilMillis) {
      return pausedUntilMillis - now;
    }
    double after = Math.max(freeMillis, now - BURST_MILLIS) + intervalMillis;
    if (after > now) {
      return (long) Math.ceil(after - now);
    }
    if (!circuit.tryAcquirePermission()) {
      return UNTIL_NEXT_LOOK;
    }
    freeMillis = after;
    return 0;
  }

  /** Learns what came of a request that has passed. */
  void record(Reply reply, long now) {
    nowMillis = now;
    if (reply.healthy()) {
      circuit.onSuccess(0, TimeUnit.MILLISECONDS);
    } else {
      circuit.onError(0, TimeUnit.MILLISECONDS, new IOException(reply.verdict().name()));
    }
    pausedUntilMillis = Math.max(pausedUntilMillis, now + reply.pauseMillis());
  }

  /** 0 while requests pass, 1 while one tries, 2 while none does. */
  int state() {
    return switch (circuit.getState()) {
      case HALF_OPEN -> 1;
      case OPEN, FORCED_OPEN -> 2;
      case CLOSED, DISABLED, METRICS_ONLY -> 0;
    };
  }

  private final class TimeOfCalls extends Clock {
    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(nowMillis);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("this clock has no other zone");
    }
  }
}
