package io.foretide.model.scaling;

import java.util.ArrayList;
import java.util.List;

/**
 * A decision on its way through the rules.
 *
 * @param replicas as things stand
 * @param rule who said so
 * @param limits who changed it so far, in their order
 * @param reason why, so far
 */
record Proposal(int replicas, DecisionRule rule, List<DecisionRule> limits, String reason) {

  /** Before any limit. */
  static Proposal of(int replicas, DecisionRule rule, String reason) {
    return new Proposal(replicas, rule, List.of(), reason);
  }

  /** At least so many, because of a rule. */
  Proposal atLeast(int least, DecisionRule by, String why) {
    return replicas < least ? limited(least, by, why) : this;
  }

  /** At most so many, because of a rule. */
  Proposal atMost(int most, DecisionRule by, String why) {
    return replicas > most ? limited(most, by, why) : this;
  }

  private Proposal limited(int limit, DecisionRule by, String why) {
    List<DecisionRule> all = new ArrayList<>(limits);
    all.add(by);
    return new Proposal(limit, by, List.copyOf(all), reason + why);
  }
}
