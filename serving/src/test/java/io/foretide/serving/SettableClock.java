package io.foretide.serving;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when a test says so, until the clock breaks. */
public final class SettableClock implements InstantSource {
  private volatile Instant now = Recommendations.NOW;
  // Null while the clock runs.
  private volatile Error defect;

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Lets whoever asks for the time fail from now on. */
  public void breakWith(Error cause) {
    defect = cause;
  }

  @Override
  public Instant instant() {
    if (defect != null) {
      throw defect;
    }
    return now;
  }
}
