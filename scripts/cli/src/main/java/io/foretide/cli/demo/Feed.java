package io.foretide.cli.demo;

import io.foretide.cli.Progress;
import io.foretide.cli.kafka.RecordWriter;
import java.util.Properties;

/** Writes a demo's input to the topic telemetry. */
final class Feed {
  private static final int REPORT_EVERY = 100_000;

  private Feed() {}

  /**
   * Writes all records and waits until the broker has them.
   *
   * @return how many there were
   */
  static long run(DemoInput input, Properties client, String topic, Progress progress) {
    long[] count = {0};
    RecordWriter.write(
        client,
        out ->
            input.forEachRecord(
                topic,
                record -> {
                  out.accept(record);
                  if (++count[0] % REPORT_EVERY == 0) {
                    double share = (double) count[0] / input.expectedRecords();
                    progress.report(share, "%,d records", count[0]);
                  }
                }));
    progress.done("%,d records", count[0]);
    return count[0];
  }
}
