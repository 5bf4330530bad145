package io.foretide.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three windows of a count: 5, silence, 7. */
class WindowOracleTest {
  private static final long MINUTE = 60_000;
  private static final SeriesKey JOBS = new SeriesKey("t", "s", "", "jobs");

  private final WindowOracle oracle = new WindowOracle(MINUTE);
  private final List<SeriesWindow> written = new ArrayList<>();

  @BeforeEach
  void readAndWrite() {
    oracle.add(List.of(count(1, 2), count(59_999, 3), count(2 * MINUTE, 7)));
    written.addAll(List.of(window(0, 5), window(1, 0), window(2, 7)));
  }

  @Test
  void findsNothingWhenAllIsRight() {
    Differences found = oracle.compare(written);
    assertThat(found.none()).isTrue();
    assertThat(found.expected()).isEqualTo(3);
  }

  @Test
  void findsWhatIsLost() {
    written.remove(1);
    assertThat(oracle.compare(written)).isEqualTo(differences(1, 0, 0, 0, 0, "lost"));
  }

  @Test
  void findsWhatIsDoubled() {
    written.add(window(1, 0));
    assertThat(oracle.compare(written).doubled()).isEqualTo(1);
    assertThat(oracle.compare(written).none()).isFalse();
  }

  @Test
  void findsWhatIsChanged() {
    written.set(2, window(2, 6));
    assertThat(oracle.compare(written).changed()).isEqualTo(1);
  }

  @Test
  void findsWhatIsThereThoughItHadNotToBe() {
    written.add(window(3, 0));
    assertThat(oracle.compare(written).unexpected()).isEqualTo(1);
  }

  @Test
  void findsWhatIsOutOfOrder() {
    written.add(written.remove(0));
    assertThat(oracle.compare(written).disordered()).isEqualTo(1);
  }

  @Test
  void letsALatencyBeWithinTheAccuracyOfTheSketchAndNoFurther() {
    SeriesKey asked = new SeriesKey("t", "s", "", "");
    WindowOracle requests = new WindowOracle(MINUTE);
    requests.add(List.of(TelemetryReading.request(1, asked, 100, false, "")));
    assertThat(requests.compare(latencies(100.9)).changed()).isZero();
    assertThat(requests.compare(latencies(101.5)).changed()).isEqualTo(1);
  }

  private static List<SeriesWindow> latencies(double p99) {
    return List.of(
        window("requests", 1),
        window("errors", 0),
        window("latency.p50", 100),
        window("latency.p95", 100),
        window("latency.p99", p99));
  }

  private static Differences differences(
      int lost, int doubled, int changed, int unexpected, int disordered, String what) {
    return new Differences(
        3,
        lost,
        doubled,
        changed,
        unexpected,
        disordered,
        List.of(what + " " + new WindowOracle.WindowPlace(JOBS, MINUTE)));
  }

  private static TelemetryReading count(long time, double value) {
    return TelemetryReading.sample(Kind.COUNT, time, JOBS, value, 0);
  }

  private static SeriesWindow window(int index, double value) {
    return new SeriesWindow(JOBS, index * MINUTE, (index + 1) * MINUTE, value, 0, SignalKind.COUNT);
  }

  private static SeriesWindow window(String signal, double value) {
    return new SeriesWindow(
        new SeriesKey("t", "s", "", signal), 0, MINUTE, value, 0, SignalKind.COUNT);
  }
}
