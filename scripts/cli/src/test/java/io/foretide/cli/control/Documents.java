package io.foretide.cli.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretide.model.control.Control;
import java.util.ArrayList;
import java.util.List;

/** YAML in tests. */
final class Documents {
  static final String EVERY_KEY_OF_A_POLICY =
      """
      kind: policy
      id: checkout-latency
      scope:
        tenant: shop
        service: checkout
        operation: ""
        signal: latency.*
      false-alarms-per-month: 0.5
      direction: above
      smallest-change: 25%
      smallest-amount: 50
      pending: 3 min
      recovery: 10 min
      severity:
        warning-score: 0.7
        critical-score: 0.9
        long-after: 90 s
        critical-error-share: 5%
        critical-failed-requests: 20.5
        critical-remaining-share: 0.1%
        at-most: warning
      owner: payments
      """;

  static final String EVERY_KEY_OF_A_CALENDAR =
      """
      kind: calendar
      id: easter-monday
      scope:
        tenant: shop
      zone: Europe/Berlin
      start: 2026-04-06T00:00
      end: 2026-04-07T00:00
      repeat: FREQ=YEARLY
      suppress-alerts: true
      do-not-learn: true
      multiply-demand: 2.5
      treat-as: sunday
      shift-season: -1 h
      """;

  static final String EVERY_KEY_OF_FEEDBACK =
      """
      kind: feedback
      id: feedback/0123456789abcdef/owner
      scope:
        tenant: shop
        service: checkout
        operation: POST /pay
        signal: errors
      alert: "0123456789abcdef"
      verdict: wrong-owner
      started: 2026-03-02T14:03:00Z
      ended: 2026-03-02T14:15:00Z
      side: below
      owner: payments
      """;

  private Documents() {}

  /** What one document tells. */
  static Control read(String yaml) {
    List<Control> read = new ArrayList<>();
    YamlText.read(yaml, document -> read.add(ControlForm.read((ObjectNode) document)));
    return read.get(0);
  }

  /** As a document. */
  static String write(Control control) {
    return YamlText.of(ControlForm.write(control));
  }
}
