package io.foretide.flink.topics;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.UsualWeek;
import java.util.ArrayList;
import java.util.List;

/** The topic {@code series-windows}: one value of one series in one window. */
public final class SeriesWindowsTopic {
  /** The contract. */
  public static final Topic<SeriesWindow, io.foretide.schemas.SeriesWindow> TOPIC =
      Topic.keyedByText(
          "series-windows",
          SeriesWindow.class,
          io.foretide.schemas.SeriesWindow::getClassSchema,
          window -> window.key().id(),
          SeriesWindow::startMillis,
          SeriesWindowsTopic::toAvro,
          SeriesWindowsTopic::fromAvro);

  private SeriesWindowsTopic() {}

  private static io.foretide.schemas.SeriesWindow toAvro(SeriesWindow window) {
    io.foretide.schemas.SeriesWindow avro = new io.foretide.schemas.SeriesWindow();
    avro.setTenant(window.key().tenant());
    avro.setService(window.key().service());
    avro.setOperation(window.key().operation());
    avro.setSignal(window.key().signal());
    avro.setWindowStartMillis(window.startMillis());
    avro.setWindowEndMillis(window.endMillis());
    avro.setValue(window.value());
    avro.setWeight(window.weight());
    avro.setKind(io.foretide.schemas.SignalKind.valueOf(window.kind().name()));
    avro.setSiblings(window.siblings() == null ? null : hours(window.siblings()));
    return avro;
  }

  private static List<Float> hours(UsualWeek week) {
    List<Float> hours = new ArrayList<>(UsualWeek.HOURS);
    for (float hour : week.hours()) {
      hours.add(hour);
    }
    return hours;
  }

  private static UsualWeek week(List<Float> hours) {
    float[] week = new float[hours.size()];
    for (int hour = 0; hour < week.length; hour++) {
      week[hour] = hours.get(hour);
    }
    return new UsualWeek(week);
  }

  private static SeriesWindow fromAvro(io.foretide.schemas.SeriesWindow avro) {
    return new SeriesWindow(
        new SeriesKey(avro.getTenant(), avro.getService(), avro.getOperation(), avro.getSignal()),
        avro.getWindowStartMillis(),
        avro.getWindowEndMillis(),
        avro.getValue(),
        avro.getWeight(),
        SignalKind.valueOf(avro.getKind().name()),
        avro.getSiblings() == null ? null : week(avro.getSiblings()));
  }
}
