package io.foretide.cli.feed;

import io.foretide.cli.Progress;
import io.foretide.cli.Termination;
import io.foretide.cli.broker.RecordWriter;
import io.foretide.cli.shop.ShopRecord;
import io.foretide.cli.shop.ShopTraffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Feeds the shop's telemetry: each record when it is due, the history at once. */
final class ShopFeed {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Records between two reports; live ones come slowly. */
  private static final int REPORT_EVERY = 5_000;

  private static final int REPORT_LIVE_EVERY = 100;

  private final FeedPlan plan;
  private final String topic;
  private final InstantSource clock;
  private final Termination termination;
  private final Progress progress;
  private long count;
  private boolean live;

  /**
   * A feed.
   *
   * @param topic name of the topic at the broker
   * @param termination ends it early
   */
  ShopFeed(
      FeedPlan plan,
      String topic,
      InstantSource clock,
      Termination termination,
      Progress progress) {
    this.plan = plan;
    this.topic = topic;
    this.clock = clock;
    this.termination = termination;
    this.progress = progress;
  }

  /**
   * Writes all records, or those that are due before the process is told to end.
   *
   * @throws IllegalStateException when the broker refuses one
   */
  void run(ShopTraffic traffic, Properties client) {
    if (plan.fed() < plan.shop().rawStartMillis()) {
      progress.begin("history");
    }
    RecordWriter.write(client, out -> send(traffic, out));
    progress.done("%,d records", count);
  }

  private void send(ShopTraffic traffic, Consumer<ProducerRecord<byte[], byte[]>> out) {
    for (ShopRecord record : traffic) {
      if (record.arrivalMillis() < plan.fed()) {
        continue;
      }
      beginLive(record.arrivalMillis());
      if (isToldToEnd(record.arrivalMillis())) {
        return;
      }
      out.accept(ShopRecords.toSend(topic, record));
      if (++count % (live ? REPORT_LIVE_EVERY : REPORT_EVERY) == 0) {
        report(record.arrivalMillis());
      }
    }
  }

  private void beginLive(long millis) {
    if (!live && millis >= plan.shop().rawStartMillis()) {
      if (count > 0) {
        progress.done("%,d records until %s", count, time(millis));
      }
      progress.begin(plan.speed() == 1 ? "live" : "live, %s times".formatted(plan.speed()));
      live = true;
      count = 0;
    }
  }

  private void report(long millis) {
    double share = live ? plan.liveShare(millis) : plan.historyShare(millis);
    progress.report(share, "%s, %,d records", time(millis), count);
  }

  /** Waits until a record is due. */
  private boolean isToldToEnd(long arrivalMillis) {
    try {
      Duration early = Duration.between(clock.instant(), plan.due(arrivalMillis));
      return termination.await(early.isNegative() ? Duration.ZERO : early);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }
}
