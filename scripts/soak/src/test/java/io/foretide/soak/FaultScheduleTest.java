package io.foretide.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
  private static final List<Fault> ALL = List.of(Fault.values());
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration GAP = Duration.ofSeconds(20);

  @Test
  void isTheSameForTheSameSeedAndAnotherForAnother() {
    assertThat(FaultSchedule.random(7, DAY, GAP, ALL))
        .isEqualTo(FaultSchedule.random(7, DAY, GAP, ALL))
        .isNotEqualTo(FaultSchedule.random(8, DAY, GAP, ALL));
  }

  @Test
  void holdsEveryFaultAtTheMeanGapAndNoneAfterTheEnd() {
    List<FaultSchedule.Event> events = FaultSchedule.random(7, DAY, GAP, ALL).events();
    assertThat((double) events.size()).isCloseTo(86_400 / 20.0, within(300.0));
    assertThat(events.stream().map(FaultSchedule.Event::fault).collect(Collectors.toSet()))
        .isEqualTo(Arrays.stream(Fault.values()).collect(Collectors.toSet()));
    assertThat(events).allSatisfy(event -> assertThat(event.at()).isLessThan(DAY));
    assertThat(events).isSortedAccordingTo(java.util.Comparator.comparing(FaultSchedule.Event::at));
  }

  @Test
  void holdsOnlyTheFaultsThatAreAllowed() {
    assertThat(
            FaultSchedule.random(7, DAY, GAP, List.of(Fault.BROKER_KILLED)).events().stream()
                .map(FaultSchedule.Event::fault))
        .containsOnly(Fault.BROKER_KILLED);
  }
}
