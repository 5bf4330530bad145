package io.foretide.cli.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a file writes its timestamps. */
public enum TimestampForm {
  /** Whole seconds since the epoch. */
  SECONDS {
    @Override
    long parse(String text) {
      return Math.multiplyExact(Long.parseLong(text), 1000L);
    }

    @Override
    public String format(long millis, String like) {
      return Long.toString(Math.floorDiv(millis, 1000L));
    }
  },
  /** Milliseconds since the epoch. */
  MILLIS {
    @Override
    long parse(String text) {
      long millis = Long.parseLong(text);
      if (Math.abs(millis) > LARGEST_MILLIS) {
        throw new DateTimeException("too large for milliseconds");
      }
      return millis;
    }

    @Override
    public String format(long millis, String like) {
      return Long.toString(millis);
    }
  },
  /** ISO-8601, with {@code T} or a space; UTC when it names no offset. */
  ISO {
    @Override
    long parse(String text) {
      String iso = text.replace(' ', 'T');
      try {
        return OffsetDateTime.parse(iso).toInstant().toEpochMilli();
      } catch (DateTimeException withoutOffset) {
        return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
      }
    }

    @Override
    public String format(long millis, String like) {
      Matcher zoned = OFFSET.matcher(like);
      String offset = zoned.find() ? zoned.group() : "";
      ZoneOffset zone = offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset);
      String local =
          DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(Instant.ofEpochMilli(millis).atOffset(zone));
      return (like.contains(" ") ? local.replace('T', ' ') : local) + offset;
    }
  };

  private static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d\\d:?\\d\\d)$");

  // 5138-11-16 in seconds, 1973-03-03 in milliseconds.
  private static final long LARGEST_SECONDS = 100_000_000_000L;

  // 5138-11-16: what is larger was written in microseconds or nanoseconds.
  private static final long LARGEST_MILLIS = 1000 * LARGEST_SECONDS;

  /** The form that a file's first timestamp has. */
  static TimestampForm of(String text) {
    if (!text.matches("-?\\d+")) {
      return ISO;
    }
    return Math.abs(Long.parseLong(text)) < LARGEST_SECONDS ? SECONDS : MILLIS;
  }

  /**
   * Milliseconds since the epoch.
   *
   * @throws NumberFormatException when the text is no number
   * @throws DateTimeException when the text is no time
   */
  abstract long parse(String text);

  /**
   * A timestamp as the file would write it.
   *
   * @param like one of the file
   */
  public abstract String format(long millis, String like);
}
