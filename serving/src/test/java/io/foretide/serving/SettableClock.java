package io.foretide.serving;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Time that passes when a test says so, until the clock breaks. */
public final class SettableClock implements InstantSource {
  private volatile Instant now = Recommendations.NOW;
  private volatile Supplier<Instant> time = () -> now;

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Lets whoever asks for the time fail from now on. */
  public void breakWith(Error cause) {
    time =
        () -> {
          throw cause;
        };
  }

  /** The same with an exception. */
  public void breakWith(RuntimeException cause) {
    time =
        () -> {
          throw cause;
        };
  }

  @Override
  public Instant instant() {
    return time.get();
  }
}
