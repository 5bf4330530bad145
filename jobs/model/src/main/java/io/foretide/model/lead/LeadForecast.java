package io.foretide.model.lead;

import io.foretide.model.series.Trust;

/**
 * One window ahead, as seen at the end of another.
 *
 * @param targetMillis start of the window, milliseconds since the epoch
 * @param median of its value
 * @param capacity that the value exceeds as often as it may, of the decision in force for it
 * @param exceeded probability of being exceeded that the next decision aims at
 * @param skill what such capacities have cost
 * @param trust how far to trust it
 */
public record LeadForecast(
    long targetMillis,
    double median,
    double capacity,
    double exceeded,
    LeadSkill skill,
    Trust trust) {}
