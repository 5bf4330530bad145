package io.foretide.flink.topics;

import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.HorizonSkill;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import io.foretide.schemas.Forecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The topic {@code forecasts}: a series over a horizon, as seen from one origin. */
public final class ForecastsTopic {
  /** The contract. */
  public static final Topic<HorizonForecast, Forecast> TOPIC =
      Topic.keyedByText(
          "forecasts",
          HorizonForecast.class,
          Forecast::getClassSchema,
          forecast -> forecast.key().id(),
          HorizonForecast::originMillis,
          ForecastsTopic::toAvro,
          ForecastsTopic::fromAvro);

  private ForecastsTopic() {}

  private static Forecast toAvro(HorizonForecast forecast) {
    Forecast avro = new Forecast();
    avro.setTenant(forecast.key().tenant());
    avro.setService(forecast.key().service());
    avro.setOperation(forecast.key().operation());
    avro.setSignal(forecast.key().signal());
    avro.setOriginMillis(forecast.originMillis());
    avro.setStepMillis(forecast.stepMillis());
    avro.setKind(io.foretide.schemas.SignalKind.valueOf(forecast.kind().name()));
    avro.setLastValue(forecast.lastValue());
    avro.setMean(boxed(forecast.mean()));
    avro.setLevels(HorizonForecast.LEVELS);
    avro.setQuantiles(boxed(forecast.quantiles()));
    avro.setTrust(io.foretide.schemas.Trust.valueOf(forecast.trust().name()));
    avro.setCoverage(forecast.coverage());
    avro.setSkill(forecast.skill().stream().map(ForecastsTopic::toAvro).toList());
    avro.setControls(forecast.controls());
    return avro;
  }

  private static io.foretide.schemas.HorizonSkill toAvro(HorizonSkill skill) {
    return new io.foretide.schemas.HorizonSkill(
        skill.fromStep(),
        skill.toStep(),
        skill.loss(),
        skill.naiveLoss(),
        skill.reactiveLoss(),
        skill.coverage(),
        skill.bias(),
        skill.isWorseThanReactive());
  }

  private static HorizonForecast fromAvro(Forecast avro) {
    if (!avro.getLevels().equals(HorizonForecast.LEVELS)) {
      throw new IllegalArgumentException(
          "quantile levels are " + avro.getLevels() + ", expected " + HorizonForecast.LEVELS);
    }
    int steps = avro.getMean().size();
    if (steps == 0
        || avro.getStepMillis() <= 0
        || avro.getQuantiles().size() != steps * HorizonForecast.LEVELS.size()) {
      throw new IllegalArgumentException(
          "%d steps of %d ms with %d quantiles, expected %d quantiles for each of at least one step"
              .formatted(
                  steps,
                  avro.getStepMillis(),
                  avro.getQuantiles().size(),
                  HorizonForecast.LEVELS.size()));
    }
    return new HorizonForecast(
        new SeriesKey(avro.getTenant(), avro.getService(), avro.getOperation(), avro.getSignal()),
        avro.getOriginMillis(),
        avro.getStepMillis(),
        SignalKind.valueOf(avro.getKind().name()),
        avro.getLastValue(),
        unboxed(avro.getMean()),
        unboxed(avro.getQuantiles()),
        Trust.valueOf(avro.getTrust().name()),
        avro.getCoverage(),
        avro.getSkill().stream().map(ForecastsTopic::fromAvro).toList(),
        avro.getControls());
  }

  private static HorizonSkill fromAvro(io.foretide.schemas.HorizonSkill avro) {
    return new HorizonSkill(
        avro.getFromStep(),
        avro.getToStep(),
        avro.getLoss(),
        avro.getNaiveLoss(),
        avro.getReactiveLoss(),
        avro.getCoverage(),
        avro.getBias());
  }

  private static List<Double> boxed(double[] values) {
    List<Double> boxed = new ArrayList<>(values.length);
    Arrays.stream(values).forEach(boxed::add);
    return boxed;
  }

  private static double[] unboxed(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
