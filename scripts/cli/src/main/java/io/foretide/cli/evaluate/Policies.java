package io.foretide.cli.evaluate;

import io.foretide.model.control.AlertPolicy;
import io.foretide.model.control.Control;
import io.foretide.model.control.Scope;

/** Policies as people tell them to the jobs. */
final class Policies {
  private Policies() {}

  /** So many false alarms of each series in a month are put up with. */
  static Control falseAlarms(double perMonth) {
    AlertPolicy policy =
        new AlertPolicy(
            perMonth, null, null, null, null, null, null, null, null, null, null, null, null, null);
    return new Control("false-alarms", 1, "", Scope.ALL, policy);
  }
}
