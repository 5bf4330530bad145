package io.foretide.model.anomaly;

import io.foretide.model.series.Trust;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.List;

/** A firing alert as it grows. Mutable; {@link AlertLifecycle} is its one writer. */
final class OpenAlert {
  private static final int FIXED_BYTES =
      Sighting.BYTES + 4 * Double.BYTES + 3 * Long.BYTES + 3 * Integer.BYTES + 1;
  private static final long CONFIRMED = Long.MIN_VALUE;

  private final Onset onset;
  private Sighting worst;
  private double score;
  private int unusualWindows;
  private double failedRequests;
  private double excess;
  private long lastUnusualEndMillis;
  private Trust trust = Trust.LEARNING;
  private Severity severity = Severity.INFO;
  private int usualWindows;
  private int revisions;
  private long publishedAtMillis;
  private double publishedEffect;
  private boolean dismissed;
  private long decidedByMillis = CONFIRMED;

  /** Begins with the windows that made it fire. */
  OpenAlert(Onset onset, List<Sighting> sightings, Trust trust) {
    this.onset = onset;
    for (Sighting sighting : sightings) {
      add(sighting, sighting.startMillis() + onset.windowMillis(), trust);
    }
  }

  private OpenAlert(Onset onset, Sighting worst) {
    this.onset = onset;
    this.worst = worst;
  }

  /** Begins with a window that is still open. */
  static OpenAlert provisional(Onset onset, Sighting sighting, Suspicion suspicion) {
    OpenAlert openAlert = new OpenAlert(onset, sighting);
    openAlert.add(sighting, suspicion.atMillis(), suspicion.trust());
    openAlert.decidedByMillis = suspicion.decidedByMillis();
    return openAlert;
  }

  /** Whether no window has confirmed it yet. */
  boolean isProvisional() {
    return decidedByMillis != CONFIRMED;
  }

  /** End of the last window that may confirm it; milliseconds since the epoch. */
  long decidedByMillis() {
    return decidedByMillis;
  }

  /** From now on whole windows say what it is: what was only in part one is forgotten. */
  void confirm() {
    decidedByMillis = CONFIRMED;
    worst = null;
    score = 0;
    unusualWindows = 0;
    failedRequests = 0;
    excess = 0;
  }

  /** Another unusual window, ending at {@code endMillis}. */
  void add(Sighting sighting, long endMillis, Trust trust) {
    if (worst == null || sighting.effect() > worst.effect()) {
      worst = sighting;
    }
    score = Math.max(score, sighting.score());
    unusualWindows++;
    failedRequests += sighting.value() * sighting.weight();
    excess += sighting.value() - sighting.band().expected();
    lastUnusualEndMillis = endMillis;
    usualWindows = 0;
    this.trust = trust;
  }

  /** Raises the severity to {@code now}, if that is higher; returns whether it was. */
  boolean raise(Severity now) {
    boolean raised = now.compareTo(severity) > 0;
    severity = raised ? now : severity;
    return raised;
  }

  /** Another usual window; returns how many there were since the last unusual one. */
  int addUsual() {
    return ++usualWindows;
  }

  /** Whether the worst window is that many times worse than when last published. */
  boolean isWorse(double times) {
    return worst.effect() > times * publishedEffect;
  }

  /**
   * Its next revision.
   *
   * @param atMillis event time of the revision
   * @param valuedMillis end of the last window with a value
   */
  Alert publish(Outcome outcome, long atMillis, long valuedMillis, AlertGuidance guidance) {
    publishedAtMillis = atMillis;
    publishedEffect = worst.effect();
    return new Alert(
        onset.alertId(),
        revisions++,
        onset.key(),
        onset.rule(),
        outcome.state(),
        severity,
        onset.direction(),
        onset.startedAtMillis(),
        onset.firedAtMillis(),
        atMillis,
        outcome == Outcome.ONGOING ? Alert.NOT_ENDED : lastUnusualEndMillis,
        worst.value(),
        worst.band().expected(),
        worst.band().lower(),
        worst.band().upper(),
        score,
        unusualWindows,
        Explanation.of(this, outcome, atMillis, valuedMillis),
        trust,
        isProvisional(),
        guidance.controls(),
        guidance.owner());
  }

  /** Whether a person has ended it: it goes on unpublished until the series is well again. */
  boolean isDismissed() {
    return dismissed;
  }

  void dismiss() {
    dismissed = true;
  }

  Onset onset() {
    return onset;
  }

  /** The window farthest from its expectation. */
  Sighting worst() {
    return worst;
  }

  /** Highest score so far, 0..1. */
  double score() {
    return score;
  }

  /** Failed requests in the unusual windows of a share; 0 when unknown. */
  double failedRequests() {
    return failedRequests;
  }

  /** Sum over the unusual windows of what was more (negative: less) than expected. */
  double excess() {
    return excess;
  }

  long lastUnusualEndMillis() {
    return lastUnusualEndMillis;
  }

  long publishedAtMillis() {
    return publishedAtMillis;
  }

  Trust trust() {
    return trust;
  }

  int bytes() {
    return onset.bytes()
        + FIXED_BYTES
        + VersionedState.textBytes(trust.name())
        + VersionedState.textBytes(severity.name());
  }

  void write(ByteBuffer buffer) {
    onset.write(buffer);
    worst.write(buffer);
    buffer.putDouble(score).putInt(unusualWindows).putDouble(failedRequests).putDouble(excess);
    buffer.putLong(lastUnusualEndMillis);
    VersionedState.writeText(buffer, trust.name());
    VersionedState.writeText(buffer, severity.name());
    buffer.putInt(usualWindows).putInt(revisions);
    buffer.putLong(publishedAtMillis).putDouble(publishedEffect);
    buffer.put((byte) (dismissed ? 1 : 0));
    buffer.putLong(decidedByMillis);
  }

  /** Reads what {@link #write} wrote. */
  static OpenAlert read(ByteBuffer buffer) {
    OpenAlert openAlert = readSecondVersion(buffer);
    openAlert.decidedByMillis = buffer.getLong();
    return openAlert;
  }

  /** Reads what version 2 of the state wrote. */
  static OpenAlert readSecondVersion(ByteBuffer buffer) {
    OpenAlert openAlert = readFirstVersion(buffer);
    openAlert.dismissed = buffer.get() != 0;
    return openAlert;
  }

  /** Reads what version 1 of the state wrote. */
  static OpenAlert readFirstVersion(ByteBuffer buffer) {
    OpenAlert openAlert = new OpenAlert(Onset.read(buffer), Sighting.read(buffer));
    openAlert.score = buffer.getDouble();
    openAlert.unusualWindows = buffer.getInt();
    openAlert.failedRequests = buffer.getDouble();
    openAlert.excess = buffer.getDouble();
    openAlert.lastUnusualEndMillis = buffer.getLong();
    openAlert.trust = Trust.valueOf(VersionedState.readText(buffer));
    openAlert.severity = Severity.valueOf(VersionedState.readText(buffer));
    openAlert.usualWindows = buffer.getInt();
    openAlert.revisions = buffer.getInt();
    openAlert.publishedAtMillis = buffer.getLong();
    openAlert.publishedEffect = buffer.getDouble();
    return openAlert;
  }
}
