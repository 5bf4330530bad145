package io.foretide.cli.simulate;

/** Ways to choose capacity that are simulated side by side. */
public enum Rule {
  /** What the job would recommend. */
  FORETIDE("Foretide"),
  /** The largest demand of the last ten minutes, with headroom. */
  REACTIVE("reactive"),
  /** The largest demand of a day before, at today's level, with headroom. */
  YESTERDAY("yesterday × level"),
  /** The larger of these two, with headroom. */
  BOTH("max of both"),
  /** The same at all times. */
  STATIC("static"),
  /** The Kubernetes autoscaler, see {@link ReactiveHpa}; in whole replicas only. */
  HPA("HPA at 70 %"),
  /** What was needed, as if it had been known. */
  CLAIRVOYANT("clairvoyant");

  private final String title;

  Rule(String title) {
    this.title = title;
  }

  /** As people read it. */
  public String title() {
    return title;
  }

  /** Whether its headroom is tuned on the answers: on the rows that it is judged on. */
  public boolean isTuned() {
    return switch (this) {
      case REACTIVE, YESTERDAY, BOTH, STATIC -> true;
      case FORETIDE, HPA, CLAIRVOYANT -> false;
    };
  }
}
