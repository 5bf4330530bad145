package io.foretide.cli.evaluate;

/** What came of a set, or of one trial on it. */
sealed interface EvaluationResult
    permits SetResult,
        ForecastScore,
        ScalingScore,
        EpisodeScore,
        SensitivityScore,
        FeedbackScore,
        FastPathScore {

  /** Name of the set, or of the trial. */
  String set();
}
