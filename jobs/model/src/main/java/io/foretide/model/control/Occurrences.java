package io.foretide.model.control;

import io.foretide.model.series.AllowedRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * When something happens: once, or again and again by a rule of RFC 5545. Rules are followed on the
 * clock of a zone, so that what begins at two in the night does so in summer, too. A start that the
 * clock leaves out comes later by as much as it leaves out; one that it shows twice is the first.
 *
 * <p>Remembers between which moments its last answer holds: for one thread. Event time passes
 * slowly, so nearly every question is answered by two comparisons.
 */
public final class Occurrences {
  private static final long DAY = 86_400_000;
  private static final long EARLIEST = 0;
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private final long startMillis;
  private final long endMillis;
  private final String recurrence;
  private final ZoneId zone;
  private final RecurrenceRule rule;
  private final long localStart;
  private final long localLength;

  // Between these the answer is the same.
  private long knownFrom = Long.MAX_VALUE;
  private long knownUntil = Long.MIN_VALUE;
  private boolean known;

  private Occurrences(
      long startMillis, long endMillis, String recurrence, ZoneId zone, RecurrenceRule rule) {
    this.startMillis = startMillis;
    this.endMillis = endMillis;
    this.recurrence = recurrence;
    this.zone = zone;
    this.rule = rule;
    this.localStart = local(startMillis);
    this.localLength = local(endMillis) - localStart;
  }

  /**
   * Occurrences as they are written.
   *
   * @param startMillis start of the first, inclusive; milliseconds since the epoch, from 1970 on
   * @param endMillis its end, exclusive, after the start, in 9999 at the latest
   * @param recurrence rule of RFC 5545, hourly or rarer; empty for once
   * @param zone zone of IANA
   * @throws IllegalArgumentException when it is none, or the rule does not name the first start
   */
  public static Occurrences of(long startMillis, long endMillis, String recurrence, String zone) {
    AllowedRange.between("startMillis", startMillis, EARLIEST, LATEST);
    AllowedRange.between("endMillis", endMillis, EARLIEST, LATEST);
    AllowedRange.require(
        endMillis > startMillis, "endMillis", endMillis, "after the start, " + startMillis);
    ZoneId zoneId = zone(zone);
    RecurrenceRule rule = recurrence.isEmpty() ? null : rule(recurrence);
    Occurrences occurrences = new Occurrences(startMillis, endMillis, recurrence, zoneId, rule);
    if (rule != null) {
      occurrences.beginRule();
    }
    return occurrences;
  }

  private static ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "zone is %s, allowed: a zone of IANA, such as Europe/Berlin".formatted(zone), e);
    }
  }

  private static RecurrenceRule rule(String recurrence) {
    try {
      RecurrenceRule rule = new RecurrenceRule(recurrence);
      AllowedRange.require(
          rule.getFreq() != Freq.SECONDLY && rule.getFreq() != Freq.MINUTELY,
          "recurrence",
          recurrence,
          "hourly or rarer");
      return rule;
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalArgumentException(
          "recurrence is %s, allowed: a rule of RFC 5545 (%s)"
              .formatted(recurrence, e.getMessage()),
          e);
    }
  }

  /** Puts the rule's end on the local clock, and looks whether it begins at the first start. */
  private void beginRule() {
    if (rule.getUntil() != null) {
      rule.setUntil(new DateTime(DateTime.UTC, lastStart(rule.getUntil())));
    }
    AllowedRange.require(
        firstStart() == localStart,
        "recurrence",
        recurrence,
        "a rule that names the start, " + LocalDateTime.ofInstant(start(), zone));
  }

  private long lastStart(DateTime until) {
    if (until.isAllDay()) {
      return until.getTimestamp() + DAY - 1;
    }
    return until.isFloating() ? until.getTimestamp() : local(until.getTimestamp());
  }

  private long firstStart() {
    try {
      RecurrenceRuleIterator starts = rule.iterator(new DateTime(DateTime.UTC, localStart));
      return starts.hasNext() ? starts.nextMillis() : Long.MAX_VALUE;
    } catch (IllegalArgumentException e) {
      // It gives up on a rule that names no day that there is.
      return Long.MAX_VALUE;
    }
  }

  private Instant start() {
    return Instant.ofEpochMilli(startMillis);
  }

  /** Whether any of them overlaps {@code [fromMillis, untilMillis)}. */
  public boolean overlap(long fromMillis, long untilMillis) {
    // Where none goes on, what is known ends where the next one begins.
    return at(fromMillis) || knownUntil < untilMillis;
  }

  /** Whether one goes on at a moment, milliseconds since the epoch. */
  public boolean at(long millis) {
    if (millis < knownFrom || millis >= knownUntil) {
      find(millis);
    }
    return known;
  }

  private void find(long millis) {
    if (rule == null) {
      know(startMillis, endMillis, millis);
      return;
    }
    long start = startMillis;
    long end = startMillis;
    try {
      RecurrenceRuleIterator starts = rule.iterator(new DateTime(DateTime.UTC, localStart));
      // A day earlier, for whatever the clock leaves out or shows twice.
      starts.fastForward(Math.max(localStart, local(millis) - localLength - DAY));
      while (end <= millis && starts.hasNext()) {
        long at = starts.nextMillis();
        start = instant(at);
        end = local(start) == at ? instant(at + localLength) : start + localLength;
      }
    } catch (IllegalArgumentException e) {
      // The library gives up where a rule names no further day for a thousand years.
      end = Math.min(end, millis);
    }
    know(start, end, millis);
  }

  /** Remembers what one occurrence tells of a moment: the first that does not end before it. */
  private void know(long start, long end, long millis) {
    known = start <= millis && millis < end;
    knownFrom = known ? start : millis;
    knownUntil = known ? end : millis < start ? start : Long.MAX_VALUE;
  }

  private long local(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone)
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }

  private long instant(long local) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC)
        .atZone(zone)
        .toInstant()
        .toEpochMilli();
  }

  /** Start of the first, inclusive; milliseconds since the epoch. */
  public long startMillis() {
    return startMillis;
  }

  /** End of the first, exclusive. */
  public long endMillis() {
    return endMillis;
  }

  /** The rule as it was written; empty for once. */
  public String recurrence() {
    return recurrence;
  }

  /** The zone whose clock is meant. */
  public String zone() {
    return zone.getId();
  }
}
