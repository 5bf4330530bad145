package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.Foretide;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.flink.topics.EpisodesTopic;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EpisodesFollowTest {
  @TempDir private Path folder;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @Test
  void showsEveryRevisionAsItComesThoughOnlyOpenOnesWereThere() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start(folder)) {
      WrittenTopics topics = new WrittenTopics(broker, "f.");
      topics.write(EpisodesTopic.TOPIC, Samples.open());
      Thread following = new Thread(() -> follow(topics));
      following.start();
      try {
        assertThat(nextLine()).contains("CRITICAL OPEN   ", "e1f00a12");
        topics.write(EpisodesTopic.TOPIC, Samples.closed());
        assertThat(nextLine()).contains("CRITICAL CLOSED 12 min     e1f00a12");
        topics.write(EpisodesTopic.TOPIC, Samples.merged());
        assertThat(nextLine()).contains("MERGED", "part of e1f00a12");
      } finally {
        following.interrupt();
        following.join();
      }
    }
  }

  private void follow(WrittenTopics topics) {
    CommandLine commands = Foretide.commandLine();
    commands.setOut(new PrintWriter(new LineWriter(lines)));
    commands.setErr(new PrintWriter(Writer.nullWriter()));
    int unused =
        commands.execute(
            Stream.concat(Stream.of("alerts", "--follow"), Stream.of(topics.brokerOptions()))
                .toArray(String[]::new));
  }

  private String nextLine() throws InterruptedException {
    return lines.poll(60, TimeUnit.SECONDS);
  }

  /** Hands on whole lines. */
  private static final class LineWriter extends Writer {
    private final BlockingQueue<String> lines;
    private final StringBuilder line = new StringBuilder();

    LineWriter(BlockingQueue<String> lines) {
      this.lines = lines;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        if (characters[i] == '\n') {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          line.append(characters[i]);
        }
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
