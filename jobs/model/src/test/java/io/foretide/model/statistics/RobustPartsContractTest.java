package io.foretide.model.statistics;

import java.util.stream.Stream;

class RobustPartsContractTest extends OnlineContract {

  @Override
  protected Stream<Subject> subjects() {
    return Stream.of(
        OnlinePart.subject(
            "spread",
            RobustSpread::new,
            RobustPartsContractTest::spread,
            RobustSpread::encode,
            RobustSpread::decode),
        OnlinePart.subject(
            "peaks",
            () -> new PeakCounts(1_000, 100),
            RobustPartsContractTest::peak,
            PeakCounts::encode,
            PeakCounts::decode));
  }

  private static double[] spread(RobustSpread spread, double deviation) {
    boolean large = Math.abs(deviation) > spread.bound();
    return new double[] {spread.learn(deviation, large, 0.01, true), spread.mean(), spread.run()};
  }

  private static double[] peak(PeakCounts peaks, double value) {
    double share = peaks.shareReaching(Math.abs(value));
    peaks.learn(Math.abs(value), 3);
    return new double[] {share};
  }
}
