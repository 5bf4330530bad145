package io.foretide.soak;

import java.time.Duration;
import java.util.List;

/**
 * What came of a soak.
 *
 * @param faults how many things happened
 * @param telemetry how many readings were fed
 * @param outputs what was written, against what had to be
 * @param sameLive whether a reader that read all the while saw the windows that a late one sees
 * @param outages how long the job did not run, each time
 * @param complete whether the job ran again in time, took two checkpoints and went on until all was
 *     written
 */
public record Verdict(
    int faults,
    long telemetry,
    Judgement outputs,
    boolean sameLive,
    List<Duration> outages,
    boolean complete) {

  /** Whether nothing was lost, doubled or changed, for any reader, and the job runs again. */
  public boolean passed() {
    return complete && sameLive && outputs.passed();
  }
}
