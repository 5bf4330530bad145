package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code foretide digest} says of the savepoints of a release. */
class DigestCommandTest {
  private static final String WHOLE = released("foretide");
  private static final String WINDOWS = released("telemetry-windows");

  private static String released(String job) {
    return ReleasedSavepointsTest.RELEASE.resolve(job).toString();
  }

  @Test
  void saysHowManyKeysEachOperatorHasStateOf() {
    assertThat(Commands.foretide(0, "digest", WINDOWS))
        .containsPattern("telemetry-windows.quota +1  [0-9a-f]{16}")
        .containsPattern("telemetry-windows.close +[1-9]\\d*  [0-9a-f]{16}");
  }

  @Test
  void findsASavepointToBeTheSameAsItself() {
    assertThat(Commands.foretide(0, "digest", WHOLE, WHOLE)).endsWith("the state is the same\n");
  }

  @Test
  void saysHowTwoSavepointsDiffer() {
    assertThat(Commands.foretide(1, "digest", WHOLE, WINDOWS))
        .contains(", only in the first: ")
        .endsWith("the state differs\n");
  }

  @Test
  void refusesWhatIsNoSavepoint() {
    assertThat(Commands.foretide(2, "digest", "pom.xml"))
        .contains("there is no savepoint in pom.xml: it is a file, expected the folder");
    assertThat(Commands.foretide(2, "digest", "nowhere"))
        .contains("there is no savepoint in nowhere: there is no such folder");
  }
}
