package io.foretide.cli.control;

import io.foretide.cli.broker.BrokerOptions;
import io.foretide.model.control.Control;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands share: where the topic is, and how they speak. */
final class ControlTalk {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private BrokerOptions broker;

  /** Options of the broker. */
  BrokerOptions broker() {
    return broker;
  }

  /** The topic, read to its end. */
  ToldControls controls() {
    return ToldControls.read(broker, unreadable -> complain("cannot read " + unreadable));
  }

  /** Says something on standard output. */
  void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** Says what is wrong. */
  void complain(String problem) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("foretide: " + problem);
    err.flush();
  }

  /**
   * Complains about ids that are not in force.
   *
   * @return whether all are
   */
  boolean knows(Map<String, Control> inForce, List<String> ids) {
    List<String> unknown = ids.stream().filter(id -> !inForce.containsKey(id)).distinct().toList();
    unknown.forEach(id -> complain("'" + id + "' is not in force; see foretide control get"));
    return unknown.isEmpty();
  }
}
