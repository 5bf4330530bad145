package io.foretide.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterTest {
  @TempDir private Path folder;

  @Test
  void oneThatWasEndedStartsNothingAnyMore() throws Exception {
    LocalCluster cluster = madeCluster();
    cluster.down();

    for (Server server : cluster.plan().servers()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> cluster.launch(server))
          .withMessageContaining(server.name());
    }
    assertThat(cluster.runs()).isFalse();
  }

  private LocalCluster madeCluster() throws Exception {
    Path classPath = folder.resolve("target/class-path.txt");
    Files.createDirectories(classPath.getParent());
    Files.writeString(classPath, "none.jar");
    Path flinkConf = Path.of("../../flink-conf");
    return LocalCluster.make(
        folder.resolve("cluster"),
        new ClusterPlan(1, 1, false, 4096),
        new LocalCluster.Setup(flinkConf, folder, Map.of(), Map.of()));
  }
}
