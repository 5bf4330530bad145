package io.foretide.delivery;

import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How far a receiver has been told of an episode: state, to which components may be added at the
 * end.
 *
 * @param revision newest revision read
 * @param pending whether that is still to be told
 * @param repeats whether it is told again and again
 * @param failures how often it was tried in vain
 * @param dueMillis when it is told next, processing time
 * @param forgetMillis when the episode is forgotten, processing time
 * @param timerMillis when the timer fires that counts, processing time
 * @param open identities under which the receiver may hold the episode open
 * @param content hash of what the newest revision says; 0 when it is not known
 * @param provisional whether the newest revision is yet to be confirmed
 */
public record DeliveryProgress(
    int revision,
    boolean pending,
    boolean repeats,
    int failures,
    long dueMillis,
    long forgetMillis,
    long timerMillis,
    String[] open,
    int content,
    boolean provisional) {

  /** Nothing has been read. */
  static DeliveryProgress none() {
    return new DeliveryProgress(-1, false, false, 0, 0, 0, 0, new String[0], 0, false);
  }

  /**
   * Whether something is said that was not said before. A job that was restored may say something
   * else by the same revision.
   */
  boolean isNews(Episode episode, int itsContent) {
    return episode.revision() > revision
        || (episode.revision() == revision && content != 0 && content != itsContent);
  }

  /** Something new, which is to be told. */
  DeliveryProgress toTell(Episode episode, int itsContent, long due, long forget) {
    return newest(episode, itsContent, true, due, forget);
  }

  /** Something new, which is nothing to be told. */
  DeliveryProgress passOver(Episode episode, int itsContent, long forget) {
    return newest(episode, itsContent, false, 0, forget);
  }

  private DeliveryProgress newest(
      Episode episode, int itsContent, boolean tell, long due, long forget) {
    return new DeliveryProgress(
        episode.revision(),
        tell,
        false,
        0,
        due,
        forget,
        timerMillis,
        open,
        itsContent,
        episode.provisional() && episode.state() == EpisodeState.OPEN);
  }

  /** It is being told under an identity; until it has answered the receiver may know or not. */
  DeliveryProgress mayBeOpen(String identity) {
    Set<String> all = openSet();
    return all.add(identity) ? withOpen(all.toArray(String[]::new)) : this;
  }

  /** The receiver holds it open under these only. */
  DeliveryProgress withOpen(String... identities) {
    return new DeliveryProgress(
        revision,
        pending,
        repeats,
        failures,
        dueMillis,
        forgetMillis,
        timerMillis,
        identities,
        content,
        provisional);
  }

  /** The newest revision is told, to be told again when {@code due} if it repeats. */
  DeliveryProgress told(boolean again, long due, long forget) {
    return new DeliveryProgress(
        revision, false, again, 0, due, forget, timerMillis, open, content, provisional);
  }

  /** It was tried in vain once more. */
  DeliveryProgress failed(long due) {
    return next(failures + 1, due);
  }

  /** It is told later. */
  DeliveryProgress due(long due) {
    return next(failures, due);
  }

  private DeliveryProgress next(int failed, long due) {
    return new DeliveryProgress(
        revision,
        pending,
        repeats,
        failed,
        due,
        forgetMillis,
        timerMillis,
        open,
        content,
        provisional);
  }

  /** Its timer is another one. */
  DeliveryProgress withTimer(long timer) {
    return new DeliveryProgress(
        revision,
        pending,
        repeats,
        failures,
        dueMillis,
        forgetMillis,
        timer,
        open,
        content,
        provisional);
  }

  /** Whether there is something to tell, now or later. */
  boolean hasSomethingToTell() {
    return pending || repeats;
  }

  /** Whether nothing has confirmed what the receiver holds open for too long. */
  boolean isUnconfirmed(long nowMillis) {
    return provisional && !pending && open.length > 0 && forgetMillis <= nowMillis;
  }

  /** When to look at it again. */
  long nextMillis() {
    return hasSomethingToTell() ? Math.min(dueMillis, forgetMillis) : forgetMillis;
  }

  /** Identities under which the receiver may hold the episode open. */
  Set<String> openSet() {
    return new LinkedHashSet<>(Arrays.asList(open));
  }
}
