package io.foretide.model.scaling;

import java.util.List;

/**
 * What a window brought.
 *
 * @param recommendation decided at its end; null when none was due
 * @param outcomes of earlier recommendations whose time is over
 */
public record ScalingStep(Recommendation recommendation, List<ScalingOutcome> outcomes) {}
