package io.foretide.cli;

import io.foretide.model.lead.LeadSkill;
import io.foretide.model.scaling.DecisionRule;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingMode;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Trust;
import java.util.List;

/** Recommendations of which only times and replicas matter. */
public final class Recommended {
  private Recommended() {}

  /** So many replicas of a workload, ready after a lead time. */
  public static Recommendation replicas(ServiceKey workload, long at, long lead, int replicas) {
    return new Recommendation(
        workload.id() + "@" + at,
        workload,
        ScalingMode.RECOMMEND,
        at,
        at + lead,
        replicas,
        replicas,
        1,
        Double.NaN,
        Double.NaN,
        5,
        10,
        10,
        10,
        0.99,
        LeadSkill.UNKNOWN,
        DecisionRule.FORECAST,
        List.of(),
        "",
        Trust.TRAINED);
  }
}
