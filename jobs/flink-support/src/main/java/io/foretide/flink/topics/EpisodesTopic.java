package io.foretide.flink.topics;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Contributor;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import io.foretide.model.episode.EpisodeState;
import io.foretide.model.series.Trust;

/** The topic {@code episodes}: revisions of episodes, compacted by episode. */
public final class EpisodesTopic {
  /** The contract. */
  public static final Topic<Episode, io.foretide.schemas.Episode> TOPIC =
      Topic.keyedByText(
          "episodes",
          Episode.class,
          io.foretide.schemas.Episode::getClassSchema,
          Episode::episodeId,
          Episode::updatedAtMillis,
          EpisodesTopic::toAvro,
          EpisodesTopic::fromAvro);

  private EpisodesTopic() {}

  private static io.foretide.schemas.Episode toAvro(Episode episode) {
    io.foretide.schemas.Episode avro = new io.foretide.schemas.Episode();
    avro.setEpisodeId(episode.episodeId());
    avro.setRevision(episode.revision());
    avro.setTenant(episode.tenant());
    avro.setState(io.foretide.schemas.EpisodeState.valueOf(episode.state().name()));
    avro.setSeverity(io.foretide.schemas.Severity.valueOf(episode.severity().name()));
    avro.setProvisional(episode.provisional());
    avro.setStartedAtMillis(episode.startedAtMillis());
    avro.setOpenedAtMillis(episode.openedAtMillis());
    avro.setUpdatedAtMillis(episode.updatedAtMillis());
    avro.setEndedAtMillis(orNull(episode.endedAtMillis()));
    avro.setService(episode.service());
    avro.setOwner(episode.owner());
    avro.setTitle(episode.title());
    avro.setExplanation(episode.explanation());
    avro.setServices(episode.services());
    avro.setCauses(episode.causes().stream().map(EpisodesTopic::toAvro).toList());
    avro.setContributors(episode.contributors().stream().map(EpisodesTopic::toAvro).toList());
    avro.setAlerts(episode.alerts().stream().map(EpisodesTopic::toAvro).toList());
    avro.setAlertCount(episode.alertCount());
    avro.setMergedInto(episode.mergedInto());
    avro.setControls(episode.controls());
    avro.setTrust(io.foretide.schemas.Trust.valueOf(episode.trust().name()));
    return avro;
  }

  private static io.foretide.schemas.Cause toAvro(Cause cause) {
    return new io.foretide.schemas.Cause(cause.service(), cause.weight(), cause.evidence());
  }

  private static io.foretide.schemas.Contributor toAvro(Contributor contributor) {
    return new io.foretide.schemas.Contributor(
        contributor.service(), contributor.operation(), contributor.signal(), contributor.share());
  }

  private static io.foretide.schemas.EpisodeAlert toAvro(EpisodeAlert alert) {
    return new io.foretide.schemas.EpisodeAlert(
        alert.alertId(),
        alert.service(),
        alert.operation(),
        alert.signal(),
        alert.firing(),
        io.foretide.schemas.Severity.valueOf(alert.severity().name()),
        alert.direction(),
        alert.startedAtMillis(),
        orNull(alert.endedAtMillis()),
        alert.score(),
        alert.explanation());
  }

  private static Episode fromAvro(io.foretide.schemas.Episode avro) {
    return new Episode(
        avro.getEpisodeId(),
        avro.getRevision(),
        avro.getTenant(),
        EpisodeState.valueOf(avro.getState().name()),
        Severity.valueOf(avro.getSeverity().name()),
        avro.getProvisional(),
        avro.getStartedAtMillis(),
        avro.getOpenedAtMillis(),
        avro.getUpdatedAtMillis(),
        orNotEnded(avro.getEndedAtMillis()),
        avro.getService(),
        avro.getOwner(),
        avro.getTitle(),
        avro.getExplanation(),
        avro.getServices(),
        avro.getCauses().stream().map(EpisodesTopic::fromAvro).toList(),
        avro.getContributors().stream().map(EpisodesTopic::fromAvro).toList(),
        avro.getAlerts().stream().map(EpisodesTopic::fromAvro).toList(),
        avro.getAlertCount(),
        avro.getMergedInto(),
        avro.getControls(),
        Trust.valueOf(avro.getTrust().name()));
  }

  private static Cause fromAvro(io.foretide.schemas.Cause avro) {
    return new Cause(avro.getService(), avro.getWeight(), avro.getEvidence());
  }

  private static Contributor fromAvro(io.foretide.schemas.Contributor avro) {
    return new Contributor(
        avro.getService(), avro.getOperation(), avro.getSignal(), avro.getShare());
  }

  private static EpisodeAlert fromAvro(io.foretide.schemas.EpisodeAlert avro) {
    return new EpisodeAlert(
        avro.getAlertId(),
        avro.getService(),
        avro.getOperation(),
        avro.getSignal(),
        avro.getFiring(),
        Severity.valueOf(avro.getSeverity().name()),
        avro.getDirection(),
        avro.getStartedAtMillis(),
        orNotEnded(avro.getEndedAtMillis()),
        avro.getScore(),
        avro.getExplanation());
  }

  private static Long orNull(long endedAtMillis) {
    return endedAtMillis == Episode.NOT_ENDED ? null : (Long) endedAtMillis;
  }

  private static long orNotEnded(Long endedAtMillis) {
    return endedAtMillis == null ? Episode.NOT_ENDED : endedAtMillis;
  }
}
