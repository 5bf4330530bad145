package io.foretide.cli.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class RootCauseTest {
  @Test
  void isTheInnermostMessageInALine() {
    assertThat(
            RootCause.message(
                new ExecutionException(
                    new IllegalStateException(new RuntimeException("no such file\nat all")))))
        .isEqualTo("no such file");
  }

  @Test
  void isTheNameOfWhatSaysNothing() {
    assertThat(RootCause.message(new ExecutionException(new InterruptedException())))
        .isEqualTo("InterruptedException");
  }

  @Test
  void isTheLastCauseOfAStackTraceFromTheServer() {
    String answer =
        """
        [Internal server error., <Exception on server side:
        org.apache.flink.runtime.rest.handler.RestHandlerException: Could not stop with savepoint
        \tat org.apache.flink.Handler.handle(Handler.java:87)
        Caused by: java.util.concurrent.CompletionException: java.io.IOException: disk full
        \t... 4 more
        Caused by: java.io.IOException: disk full
        \t... 9 more

        End of exception on server side>]""";
    assertThat(RootCause.message(new IllegalStateException(answer))).isEqualTo("disk full");
  }

  @Test
  void isTheExceptionOfTheServerWhenNothingCausedIt() {
    String answer =
        """
        [Internal server error., <Exception on server side:
        org.apache.flink.FlinkJobNotFoundException: Could not find Flink job (0a)
        \tat org.apache.flink.Dispatcher.job(Dispatcher.java:9)

        End of exception on server side>]""";
    assertThat(RootCause.message(new IllegalStateException(answer)))
        .isEqualTo("Could not find Flink job (0a)");
  }
}
