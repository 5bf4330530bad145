package io.foretide.model.scaling;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WorkloadPolicyTest {

  @Test
  void namesFieldValueAndWhatIsAllowed() {
    refuses(() -> policy(0, 1, 0.01, 1, 9), "capacityPerReplica is 0.0, allowed: a number above 0");
    refuses(
        () -> policy(Double.NaN, 1, 0.01, 1, 9),
        "capacityPerReplica is NaN, allowed: a number above 0");
    refuses(() -> policy(5, -1, 0.01, 1, 9), "leadMillis is -1, allowed: 0 to 86400000");
    refuses(() -> policy(5, 1, 0, 1, 9), "targetViolation is 0.0, allowed: 0.001 to 0.5");
    refuses(() -> policy(5, 1, 0.6, 1, 9), "targetViolation is 0.6, allowed: 0.001 to 0.5");
    refuses(() -> policy(5, 1, 0.01, 0, 9), "minReplicas is 0, allowed: at least 1");
    refuses(() -> policy(5, 1, 0.01, 3, 2), "maxReplicas is 2, allowed: at least 3");
  }

  private static void refuses(Runnable policy, String message) {
    assertThatIllegalArgumentException().isThrownBy(policy::run).withMessage(message);
  }

  private static WorkloadPolicy policy(
      double capacity, long leadMillis, double violation, int minReplicas, int maxReplicas) {
    return new WorkloadPolicy(capacity, leadMillis, violation, minReplicas, maxReplicas, 0, 1, 1);
  }
}
