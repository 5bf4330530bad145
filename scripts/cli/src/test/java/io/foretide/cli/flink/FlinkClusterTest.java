package io.foretide.cli.flink;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.foretide.cli.kafka.FreePorts;
import java.io.IOException;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FlinkClusterTest {
  @Test
  @Timeout(60)
  void saysThatNobodyAnswers() throws IOException {
    String address = "127.0.0.1:" + FreePorts.find(1).get(0);
    try (FlinkCluster cluster = FlinkCluster.connect(address, new Configuration())) {
      assertThatIllegalStateException()
          .isThrownBy(cluster::jobs)
          .withMessage("Flink does not answer at " + address);
    }
  }
}
