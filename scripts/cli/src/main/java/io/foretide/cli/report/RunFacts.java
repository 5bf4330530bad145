package io.foretide.cli.report;

import java.util.List;

/**
 * What was run.
 *
 * @param title heading of the page
 * @param fromMillis start of the event time covered, milliseconds since the epoch
 * @param toMillis end of the event time covered, milliseconds since the epoch
 * @param createdAtMillis when the report was made, as the caller's clock says
 * @param facts what else identifies the run: input, season, seed
 */
public record RunFacts(
    String title, long fromMillis, long toMillis, long createdAtMillis, List<Fact> facts) {

  /**
   * One line of the heading.
   *
   * @param label what it is: {@code Seed}
   * @param value as people write it: {@code 42}
   */
  public record Fact(String label, String value) {}

  /** Copies the facts. */
  public RunFacts {
    facts = List.copyOf(facts);
  }
}
