package io.foretide.cli.alerts;

import io.foretide.cli.DurationText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time, given as such or as how long ago it was. */
final class SinceText implements ITypeConverter<Instant> {
  private static final Pattern DATED = Pattern.compile("\\d{4}-.*");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss[.SSS]][XXX]", Locale.ROOT);

  @Override
  public Instant convert(String text) {
    return DATED.matcher(text.strip()).matches()
        ? time(text.strip())
        : Instant.now().minus(new DurationText().convert(text));
  }

  private static Instant time(String text) {
    try {
      var time = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime known
          ? known.toInstant()
          : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time, expected one such as '2026-03-02T14:03Z', or '2 h'");
    }
  }
}
