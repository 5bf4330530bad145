package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EpisodeFilterTest {
  private static final EpisodeFilter ALL =
      new EpisodeFilter(null, null, Severity.INFO, WantedState.ALL, null);

  @Test
  void takesOneTenant() {
    assertThat(tenant("shop").includes(Samples.open())).isTrue();
    assertThat(tenant("bank").includes(Samples.open())).isFalse();
  }

  @Test
  void takesAnyOfTheServices() {
    assertThat(service("payment").includes(Samples.open())).isTrue();
    assertThat(service("checkout").includes(Samples.open())).isTrue();
    assertThat(service("cart").includes(Samples.open())).isFalse();
  }

  @Test
  void takesWhatIsAtLeastThatSevere() {
    var warning = new EpisodeFilter(null, null, Severity.WARNING, WantedState.ALL, null);
    assertThat(warning.includes(Samples.open())).isTrue();
    assertThat(warning.includes(Samples.plain("e", "t", "s", Severity.INFO, 0))).isFalse();
  }

  @Test
  void takesAState() {
    assertThat(ALL.of(WantedState.OPEN).includes(Samples.open())).isTrue();
    assertThat(ALL.of(WantedState.OPEN).includes(Samples.closed())).isFalse();
    assertThat(ALL.of(WantedState.CLOSED).includes(Samples.open())).isFalse();
    assertThat(ALL.of(WantedState.CLOSED).includes(Samples.closed())).isTrue();
    assertThat(ALL.includes(Samples.open())).isTrue();
    assertThat(ALL.includes(Samples.closed())).isTrue();
  }

  @Test
  void takesWhatWasNotOverBefore() {
    assertThat(since(Samples.ENDED).includes(Samples.closed())).isTrue();
    assertThat(since(Samples.ENDED + 1).includes(Samples.closed())).isFalse();
    assertThat(since(Samples.ENDED + 1).includes(Samples.open())).isTrue();
  }

  private static EpisodeFilter tenant(String tenant) {
    return new EpisodeFilter(tenant, null, Severity.INFO, WantedState.ALL, null);
  }

  private static EpisodeFilter service(String service) {
    return new EpisodeFilter(null, service, Severity.INFO, WantedState.ALL, null);
  }

  private static EpisodeFilter since(long millis) {
    return new EpisodeFilter(
        null, null, Severity.INFO, WantedState.ALL, Instant.ofEpochMilli(millis));
  }
}
