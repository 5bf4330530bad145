package io.foretide.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkout calls payment. An alert of minute m is said at minute m + 3. */
class EpisodeFunctionTest {
  private static final long MINUTE = 60_000;

  private KeyedTwoInputStreamOperatorTestHarness<String, Alert, ServiceCall, Episode> harness;

  @BeforeEach
  void open() throws Exception {
    harness = closed();
    harness.open();
    harness.processElement2(new ServiceCall("shop", "checkout", "payment", 0), 0);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void waitsUntilAllAlertsOfATimeAreThere() throws Exception {
    harness.processElement1(firing("payment", 10), 0);
    assertThat(output()).isEmpty();
    harness.processElement1(firing("checkout", 10), 0);
    watermark(13);

    assertThat(output())
        .extracting(Episode::alertCount)
        .as("the one that comes first opens it, the other joins")
        .containsExactly(1, 2);
  }

  @Test
  void closesWhatIsQuietAndKeepsNothingOfIt() throws Exception {
    harness.processElement1(firing("payment", 10), 0);
    watermark(13);
    harness.processElement1(resolved("payment", 10, 20), 0);
    watermark(20);
    harness.getOutput().clear();
    watermark(25);

    assertThat(output()).extracting(Episode::state).containsExactly(EpisodeState.CLOSED);
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numKeyedStateEntries()).as("the calls").isEqualTo(2);
  }

  @Test
  void tenantsHaveNothingToDoWithOneAnother() throws Exception {
    harness.processElement1(firing("payment", 10), 0);
    Alert other = firing(new SeriesKey("forum", "payment", "", "errors"), 10);
    harness.processElement1(other, 0);
    watermark(13);

    assertThat(output()).extracting(Episode::tenant).containsExactlyInAnyOrder("shop", "forum");
  }

  @Test
  void goesOnWithTheSameEpisodeAfterARestore() throws Exception {
    harness.processElement1(firing("payment", 10), 0);
    watermark(13);
    Episode opened = output().get(0);
    harness.processElement1(firing("checkout", 11), 0);
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = closed();
    harness.initializeState(snapshot);
    harness.open();
    watermark(14);

    assertThat(output())
        .singleElement()
        .satisfies(
            updated -> {
              assertThat(updated.episodeId()).isEqualTo(opened.episodeId());
              assertThat(updated.revision()).isEqualTo(1);
              assertThat(updated.services()).containsExactly("payment", "checkout");
            });
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, Alert, ServiceCall, Episode>
      closed() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(new EpisodeFunction(AlertingSeries.SETTINGS)),
        alert -> alert.key().tenant(),
        ServiceCall::tenant,
        Types.STRING);
  }

  private void watermark(int minute) throws Exception {
    harness.processBothWatermarks(new Watermark(minute * MINUTE));
  }

  private List<Episode> output() {
    List<Episode> episodes = harness.extractOutputValues();
    harness.getOutput().clear();
    return episodes;
  }

  private static Alert firing(String service, int minute) {
    return firing(new SeriesKey("shop", service, "", "errors"), minute);
  }

  private static Alert firing(SeriesKey key, int minute) {
    return alert(key, 0, AlertState.FIRING, minute, minute + 3, Alert.NOT_ENDED);
  }

  private static Alert resolved(String service, int minute, int at) {
    SeriesKey key = new SeriesKey("shop", service, "", "errors");
    return alert(key, 1, AlertState.RESOLVED, minute, at, at * MINUTE);
  }

  private static Alert alert(
      SeriesKey key, int revision, AlertState state, int minute, int at, long endedAtMillis) {
    return new Alert(
        key.id() + minute,
        revision,
        key,
        "seasonal-deviation",
        state,
        Severity.WARNING,
        1,
        minute * MINUTE,
        (minute + 3) * MINUTE,
        at * MINUTE,
        endedAtMillis,
        0.3,
        0.004,
        0.001,
        0.009,
        0.9,
        3,
        key.title() + " 30 % since 00:10, expected 0.4 %",
        Trust.TRAINED,
        false,
        List.of(),
        "");
  }
}
