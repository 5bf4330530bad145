package io.foretide.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.cli.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterPlanTest {
  @Test
  void startsWhatOthersNeedFirst() {
    assertThat(new ClusterPlan(2, 1, true, 6144).servers())
        .extracting(Server::name)
        .containsExactly("zookeeper", "kafka", "job-manager", "task-manager-1", "task-manager-2");
    assertThat(new ClusterPlan(1, 1, false, 6144).servers())
        .extracting(Server::name)
        .containsExactly("kafka", "job-manager", "task-manager-1");
  }

  @Test
  void dividesAmongTheTaskManagersWhatTheOthersLeave() {
    assertThat(new ClusterPlan(2, 1, false, 6144).taskManagerMib())
        .isEqualTo((6144 - 768 - 1024) / 2);
    assertThat(new ClusterPlan(2, 1, true, 6144).taskManagerMib())
        .isEqualTo((6144 - 768 - 1024 - 192) / 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 | 6144 | option '--task-managers' is '0', expected 1..64",
        "1 | 65 | 6144 | option '--slots' is '65', expected 1..64",
        "4 | 1 | 6144 | option '--memory' is '6144 MiB', expected at least 6912 MiB"
            + " for 4 task managers",
      })
  void refusesWhatCannotBe(int taskManagers, int slots, int memory, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> new ClusterPlan(taskManagers, slots, false, memory))
        .withMessage(message);
  }
}
