package io.foretide.anomaly;

import static io.foretide.anomaly.AlertedShop.firing;
import static io.foretide.anomaly.AlertedShop.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import io.foretide.model.series.SeriesKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkout calls payment. */
class EpisodeFunctionTest {
  private AlertedShop shop;

  @BeforeEach
  void open() throws Exception {
    shop = AlertedShop.open();
    shop.call("checkout", "payment");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void waitsUntilAllAlertsOfATimeAreThere() throws Exception {
    shop.alert(firing("payment", 10));
    assertThat(shop.output()).isEmpty();
    shop.alert(firing("checkout", 10));
    assertThat(shop.watermark(13))
        .as("told once, with both")
        .extracting(Episode::revision, Episode::alertCount)
        .containsExactly(tuple(0, 2));
  }

  @Test
  void closesWhatIsQuietAndKeepsNothingOfIt() throws Exception {
    shop.alert(firing("payment", 10));
    shop.watermark(13);
    shop.alert(resolved("payment", 10, 20));
    shop.watermark(20);

    assertThat(shop.watermark(25)).extracting(Episode::state).containsExactly(EpisodeState.CLOSED);
    assertThat(shop.timers()).isZero();
    assertThat(shop.stateEntries()).as("the calls").isEqualTo(2);
  }

  @Test
  void tenantsHaveNothingToDoWithOneAnother() throws Exception {
    shop.alert(firing("payment", 10));
    Alert other = firing(new SeriesKey("forum", "payment", "", "errors"), 10);
    shop.alert(other);
    assertThat(shop.watermark(13))
        .extracting(Episode::tenant)
        .containsExactlyInAnyOrder("shop", "forum");
  }
}
