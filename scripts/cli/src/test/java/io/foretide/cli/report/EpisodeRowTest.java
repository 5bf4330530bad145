package io.foretide.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.episode.Cause;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeRowTest {
  private static final long START = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();
  private static final long END = START + 21 * 86_400_000L;

  private final List<Alert> alerts = new SampleIncidents(START).alerts();
  private final List<EpisodeRow> rows = EpisodeRow.of(SampleEpisodes.of(alerts), END);

  @Test
  void showsEachEpisodeOnceByItsStartAndNotWhatIsPartOfAnother() {
    assertThat(rows).hasSize(alerts.size() - 1);
    assertThat(rows)
        .isSortedAccordingTo(Comparator.comparingLong(EpisodeRow::startedAtMillis))
        .extracting(EpisodeRow::episodeId)
        .doesNotHaveDuplicates();
    assertThat(rows)
        .filteredOn(row -> row.service().equals("payments"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.alertIds()).hasSize(2);
              assertThat(row.alertCount()).isEqualTo(2);
              assertThat(row.causes()).extracting(Cause::service).containsExactly("payments");
            });
  }

  @Test
  void takesTheNewestRevisionInWhateverOrderTheyCome() {
    var revisions = SampleEpisodes.of(alerts);
    Collections.reverse(revisions);
    assertThat(EpisodeRow.of(revisions, END)).isEqualTo(rows);
  }

  @Test
  void letsAnOpenEpisodeLastToTheEndOfTheData() {
    List<String> firing =
        alerts.stream()
            .filter(alert -> alert.state() == AlertState.FIRING)
            .map(Alert::alertId)
            .toList();
    assertThat(rows)
        .filteredOn(EpisodeRow::open)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.endedAtMillis()).isEqualTo(END))
        .extracting(EpisodeRow::episodeId)
        .containsExactlyInAnyOrderElementsOf(firing);
  }
}
