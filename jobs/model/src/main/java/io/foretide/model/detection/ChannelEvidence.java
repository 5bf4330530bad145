package io.foretide.model.detection;

/**
 * What one channel said of a window. Rarities are about −log₁₀ of the share of the series' windows
 * that go so far: 2 is one in a hundred.
 *
 * @param name name of the channel
 * @param statistic size of the deviation as the channel sees it, at least 0
 * @param newPart what of it was new
 * @param newRarity how rare that is, 0..30
 * @param lastingPart what of it was unusual at this time of day, new or not
 * @param lastingRarity how rare that is, less the handicap of what has lasted
 * @param rarity what the channel contributed, weighted; 0 while it is muted
 */
public record ChannelEvidence(
    String name,
    double statistic,
    double newPart,
    double newRarity,
    double lastingPart,
    double lastingRarity,
    double rarity) {}
