package io.foretide.model.episode;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.series.Trust;
import java.util.List;

/**
 * One revision of an episode: the alerts of one cause.
 *
 * @param episodeId deterministic: a function of the tenant and of the alert that opened it
 * @param revision 0 for the first record of the episode, one more for each change
 * @param tenant who owns the services
 * @param state whether an alert of it is in force
 * @param severity highest severity of its alerts so far
 * @param provisional whether no closed window has confirmed any of its alerts yet
 * @param startedAtMillis start of the first unusual window of its earliest alert, milliseconds
 *     since the epoch
 * @param openedAtMillis event time at which it was opened
 * @param updatedAtMillis event time of this revision
 * @param endedAtMillis end of the last unusual window of its alerts once closed; {@link #NOT_ENDED}
 *     while open
 * @param service service of the alert that opened it; never changes
 * @param owner who is to be told; empty when nobody is named
 * @param title what is wrong, in one line of at most 200 characters
 * @param explanation what happened, what else moved and what probably caused it
 * @param services services with alerts of it, the likeliest cause first
 * @param causes what may have caused it, the likeliest first; at most 10
 * @param contributors which operations of the likeliest cause contribute how much, the largest
 *     first; at most 10
 * @param alerts its alerts, the earliest first; at most 50
 * @param alertCount number of its alerts, those left out among them
 * @param mergedInto id of the episode that it is part of, once closed for that; else null
 * @param controls policies, calendars and feedback that shaped it, as {@code id@version}
 * @param trust how far the baselines behind it may be trusted: the most trusted of its alerts
 */
public record Episode(
    String episodeId,
    int revision,
    String tenant,
    EpisodeState state,
    Severity severity,
    boolean provisional,
    long startedAtMillis,
    long openedAtMillis,
    long updatedAtMillis,
    long endedAtMillis,
    String service,
    String owner,
    String title,
    String explanation,
    List<String> services,
    List<Cause> causes,
    List<Contributor> contributors,
    List<EpisodeAlert> alerts,
    int alertCount,
    String mergedInto,
    List<String> controls,
    Trust trust) {

  /** {@link #endedAtMillis} of an episode that is open. */
  public static final long NOT_ENDED = Long.MIN_VALUE;

  /** What is over because nothing has confirmed it, nor withdrawn it, as its last revision says. */
  public Episode unconfirmed() {
    return new Episode(
        episodeId,
        revision,
        tenant,
        EpisodeState.CLOSED,
        severity,
        provisional,
        startedAtMillis,
        openedAtMillis,
        updatedAtMillis,
        updatedAtMillis,
        service,
        owner,
        title,
        explanation + " No window has confirmed it.",
        services,
        causes,
        contributors,
        alerts,
        alertCount,
        mergedInto,
        controls,
        trust);
  }
}
