package io.foretide.model.baseline;

import io.foretide.model.statistics.OnlineContract;
import java.util.stream.Stream;

class SeasonalBaselineContractTest extends OnlineContract {

  @Override
  protected Stream<Subject> subjects() {
    return OnlineBaseline.everyKindAndWindow(OnlineBaseline::new);
  }
}
