package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.cli.UsageException;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubjectTest {
  private static final Episode EPISODE = Samples.open();
  private static final Alert ALERT = Samples.alert(AlertState.FIRING, Alert.NOT_ENDED);
  private static final Map<String, Episode> EPISODES =
      Map.of(
          Samples.EPISODE_ID,
          EPISODE,
          "e2f00a12",
          Samples.merged(),
          "e9",
          Samples.plain("e9", "t", "s", Severity.INFO, 0),
          "a1c0ffed",
          Samples.plain("a1c0ffed", "t", "s", Severity.INFO, 0));

  @Test
  void findsAnEpisodeByItsIdOrItsBeginning() {
    assertThat(find(Samples.EPISODE_ID)).isEqualTo(new Subject(EPISODE, null));
    assertThat(find("e1f00a")).isEqualTo(new Subject(EPISODE, null));
    assertThat(find("e9").episode().episodeId()).isEqualTo("e9");
  }

  @Test
  void findsAnAlertWithTheEpisodeThatListsItAndIsNotMerged() {
    assertThat(find(Samples.ALERT_ID)).isEqualTo(new Subject(EPISODE, ALERT));
    assertThat(find("a1c0ffee")).isEqualTo(new Subject(EPISODE, ALERT));
    assertThat(
            Subject.find(
                Samples.ALERT_ID,
                Map.of(),
                Map.of(Samples.ALERT_ID, ALERT),
                new Subject.Topics("episodes", "anomaly-alerts")))
        .isEqualTo(new Subject(null, ALERT));
  }

  @Test
  void namesTheTopicsInWhichAnIdIsUnknown() {
    assertThatThrownBy(() -> find("ffffff"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is no episode 'ffffff' in p.episodes, and no such alert in p.alerts");
  }

  @Test
  void namesWhatAnAmbiguousBeginningMayMean() {
    assertThatThrownBy(() -> find("a1c0ff"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "'a1c0ff' is how several ids in p.episodes and p.alerts begin:"
                + " episode a1c0ffed, alert a1c0ffee445566778899aabbccddeeff");
  }

  @Test
  void refusesABeginningThatIsTooShort() {
    assertThatThrownBy(() -> find("e1f00"))
        .isInstanceOf(UsageException.class)
        .hasMessage("the id is 'e1f00', expected a whole one or at least its first 6 characters");
  }

  private static Subject find(String id) {
    return Subject.find(
        id,
        EPISODES,
        Map.of(Samples.ALERT_ID, ALERT),
        new Subject.Topics("p.episodes", "p.alerts"));
  }
}
