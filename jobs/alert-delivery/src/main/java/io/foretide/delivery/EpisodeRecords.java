package io.foretide.delivery;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.AvroCodec.UndecodableException;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.episode.Episode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the records of the topic episodes for one receiver. */
final class EpisodeRecords {
  /** Receivers know an episode by its id: PagerDuty takes no longer one. */
  private static final int LONGEST_ID = 255;

  private final String receiver;
  private final AvroCodec<io.foretide.schemas.Episode> codec = EpisodesTopic.TOPIC.codec();

  EpisodeRecords(String receiver) {
    this.receiver = receiver;
  }

  /** A record is none of the topic's contract. */
  static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient DeadLetter letter;

    private UnusableException(DeadLetter letter) {
      super(letter.detail());
      this.letter = letter;
    }

    /** What becomes of it. */
    DeadLetter letter() {
      return letter;
    }
  }

  /** Key of a record, whatever it is. */
  static String keyOf(SourceRecord record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  /**
   * The episode of a record that has a value.
   *
   * @throws UnusableException when it holds none, or not one of its key
   */
  Episode read(SourceRecord record) throws UnusableException {
    Episode episode;
    try {
      episode = EpisodesTopic.TOPIC.fromAvro().apply(codec.decode(record.value()));
    } catch (UndecodableException | IllegalArgumentException e) {
      throw new UnusableException(letter(Reason.UNDECODABLE, e.getMessage(), record));
    }
    String wrong = complaint(episode, record);
    if (wrong != null) {
      throw new UnusableException(letter(Reason.INVALID, wrong, record));
    }
    return episode;
  }

  /** A record that says something else of its episode. */
  SourceRecord saying(Episode episode, SourceRecord record) {
    byte[] value = codec.encode(EpisodesTopic.TOPIC.toAvro().apply(episode));
    return new SourceRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestampMillis(),
        record.key(),
        value,
        value.length);
  }

  /** A dead letter that says which receiver goes without. */
  DeadLetter letter(Reason reason, String detail, SourceRecord record) {
    return DeadLetter.unreadable(
        AlertDeliveryTopology.JOB, reason, receiver + ": " + detail, record);
  }

  private static String complaint(Episode episode, SourceRecord record) {
    String id = episode.episodeId();
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      return "episodeId has %d characters, expected 1..%d".formatted(id.length(), LONGEST_ID);
    }
    return Arrays.equals(EpisodesTopic.TOPIC.keyOf(episode), record.key())
        ? null
        : "the key is not the episodeId";
  }
}
