package io.foretide.model.lead;

import io.foretide.model.series.Trust;
import java.util.List;

/**
 * One window ahead, as seen at the end of another.
 *
 * @param targetMillis start of the window, milliseconds since the epoch
 * @param median of its value
 * @param capacity that the value exceeds as often as it may, of the decision in force for it
 * @param exceeded probability of being exceeded that the next decision aims at
 * @param skill what such capacities have cost
 * @param trust how far to trust it
 * @param factor by what calendars have multiplied it: the largest of the windows that the decision
 *     is in force for; 1 leaves it
 * @param ahead calendars that hold for these windows, as {@code id@version}
 * @param controls calendars that shaped it, those included
 */
public record LeadForecast(
    long targetMillis,
    double median,
    double capacity,
    double exceeded,
    LeadSkill skill,
    Trust trust,
    double factor,
    List<String> ahead,
    List<String> controls) {

  /** A forecast that no calendar has shaped. */
  public LeadForecast(
      long targetMillis,
      double median,
      double capacity,
      double exceeded,
      LeadSkill skill,
      Trust trust) {
    this(targetMillis, median, capacity, exceeded, skill, trust, 1, List.of(), List.of());
  }
}
