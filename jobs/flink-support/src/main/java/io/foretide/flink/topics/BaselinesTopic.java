package io.foretide.flink.topics;

import io.foretide.model.series.Learning;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import io.foretide.schemas.Baseline;

/** The topic {@code baselines}: what was expected of a window, and how unusual it is. */
public final class BaselinesTopic {
  /** The contract. */
  public static final Topic<ScoredWindow, Baseline> TOPIC =
      Topic.keyedByText(
          "baselines",
          ScoredWindow.class,
          Baseline::getClassSchema,
          scored -> scored.window().key().id(),
          scored -> scored.window().startMillis(),
          BaselinesTopic::toAvro,
          BaselinesTopic::fromAvro);

  private BaselinesTopic() {}

  private static Baseline toAvro(ScoredWindow scored) {
    SeriesWindow window = scored.window();
    Baseline avro = new Baseline();
    avro.setTenant(window.key().tenant());
    avro.setService(window.key().service());
    avro.setOperation(window.key().operation());
    avro.setSignal(window.key().signal());
    avro.setWindowStartMillis(window.startMillis());
    avro.setWindowEndMillis(window.endMillis());
    avro.setValue(window.value());
    avro.setWeight(window.weight());
    avro.setKind(io.foretide.schemas.SignalKind.valueOf(window.kind().name()));
    avro.setExpected(scored.expected());
    avro.setLower(scored.lower());
    avro.setUpper(scored.upper());
    avro.setScore(scored.score());
    avro.setDirection(scored.direction());
    avro.setDeparture(scored.departure());
    avro.setFrozenWindows(scored.frozenWindows());
    avro.setTrust(io.foretide.schemas.Trust.valueOf(scored.trust().name()));
    avro.setCoverage(scored.coverage());
    avro.setLearning(io.foretide.schemas.Learning.valueOf(scored.learning().name()));
    avro.setNewNormalSinceMillis(
        scored.newNormalSinceMillis() == ScoredWindow.AS_BEFORE
            ? null
            : (Long) scored.newNormalSinceMillis());
    avro.setControls(scored.controls());
    return avro;
  }

  private static ScoredWindow fromAvro(Baseline avro) {
    Long newNormalSince = avro.getNewNormalSinceMillis();
    return new ScoredWindow(
        new SeriesWindow(
            new SeriesKey(
                avro.getTenant(), avro.getService(), avro.getOperation(), avro.getSignal()),
            avro.getWindowStartMillis(),
            avro.getWindowEndMillis(),
            avro.getValue(),
            avro.getWeight(),
            SignalKind.valueOf(avro.getKind().name())),
        avro.getExpected(),
        avro.getLower(),
        avro.getUpper(),
        avro.getScore(),
        avro.getDirection(),
        avro.getDeparture(),
        avro.getFrozenWindows(),
        Trust.valueOf(avro.getTrust().name()),
        avro.getCoverage(),
        Learning.valueOf(avro.getLearning().name()),
        newNormalSince == null ? ScoredWindow.AS_BEFORE : newNormalSince,
        avro.getControls());
  }
}
