package io.foretide.baseline;

import io.foretide.flink.control.AppliedControls;
import io.foretide.flink.fixtures.ControlFixtures;
import io.foretide.flink.fixtures.FunctionHarness;
import io.foretide.model.control.Control;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/** The operator that forecasts, given the windows of {@link LearningSeries}. */
final class ForecastSeries implements AutoCloseable {
  private final FunctionHarness<SeriesKey, SeriesWindow, HorizonForecast> harness;

  private ForecastSeries(StateBackend backend) throws Exception {
    FunctionHarness<SeriesKey, SeriesWindow, HorizonForecast> closed =
        new FunctionHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new ForecastFunction(LearningSeries.SETTINGS), List.of(AppliedControls.STATE)),
            SeriesWindow::key,
            TypeInformation.of(SeriesKey.class));
    harness = closed.keepingStateIn(backend);
  }

  /** People tell it something. */
  void tell(Control control) throws Exception {
    harness.broadcast(ControlFixtures.update(control));
  }

  static ForecastSeries open() throws Exception {
    return open(new HashMapStateBackend());
  }

  static ForecastSeries open(StateBackend backend) throws Exception {
    ForecastSeries series = new ForecastSeries(backend);
    series.harness.open();
    return series;
  }

  static ForecastSeries restore(OperatorSubtaskState snapshot, StateBackend backend)
      throws Exception {
    ForecastSeries series = new ForecastSeries(backend);
    series.harness.restore(snapshot);
    return series;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot();
  }

  /** Reads the windows from one hour to another, each followed by its watermark. */
  List<HorizonForecast> read(int fromHour, int toHour) throws Exception {
    for (int hour = fromHour; hour < toHour; hour++) {
      SeriesWindow window = LearningSeries.window(hour);
      harness.process(window);
      watermark(window.endMillis());
    }
    return harness.output();
  }

  void watermark(long timestamp) throws Exception {
    harness.watermark(timestamp);
  }

  int timers() {
    return harness.timers();
  }

  int stateEntries() {
    return harness.stateEntries();
  }

  @Override
  public void close() {
    harness.close();
  }
}
