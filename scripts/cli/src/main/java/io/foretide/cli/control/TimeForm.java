package io.foretide.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How moments are written, in milliseconds since the epoch: by ISO-8601. */
final class TimeForm {
  private static final Pattern MILLIS = Pattern.compile("-?\\d{5,}");

  /** Moments with their offset, or {@code Z}. */
  static final ValueForm<Long> INSTANT =
      new ValueForm<>(
          "a time with its offset, such as 2026-04-06T00:00:00Z",
          TimeForm::instant,
          millis -> TextNode.valueOf(Instant.ofEpochMilli(millis).toString()),
          message ->
              MILLIS
                  .matcher(message)
                  .replaceAll(n -> Instant.ofEpochMilli(Long.parseLong(n.group())).toString()));

  private TimeForm() {}

  /** Times on the clock of a zone, unless they name an offset; a day is its beginning. */
  static ValueForm<Long> onTheClockOf(ZoneId zone) {
    UnaryOperator<String> inWords =
        message -> MILLIS.matcher(message).replaceAll(n -> local(Long.parseLong(n.group()), zone));
    return new ValueForm<>(
        "a time on the clock of " + zone + ", such as 2026-04-06T00:00",
        node -> millis(node, zone),
        millis -> TextNode.valueOf(local(millis, zone)),
        inWords);
  }

  private static Long millis(JsonNode node, ZoneId zone) {
    if (!node.isTextual()) {
      return null;
    }
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              node.textValue(), OffsetDateTime::from, LocalDateTime::from);
      return time instanceof LocalDateTime local
          ? (Long) local.atZone(zone).toInstant().toEpochMilli()
          : (Long) OffsetDateTime.from(time).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return startOfDay(node.textValue(), zone);
    }
  }

  private static Long startOfDay(String day, ZoneId zone) {
    try {
      return LocalDate.parse(day).atStartOfDay(zone).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Long instant(JsonNode node) {
    try {
      return OffsetDateTime.parse(node.asText()).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** With the offset where the clock shows the same time twice, and means the second. */
  private static String local(long millis, ZoneId zone) {
    ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
    return time.equals(time.withEarlierOffsetAtOverlap())
        ? time.toLocalDateTime().toString()
        : time.toOffsetDateTime().toString();
  }
}
